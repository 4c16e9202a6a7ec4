'use client';
import { useQueries } from '@tanstack/react-query';
import { SearchX } from 'lucide-react';
import { Button } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { activityQuery } from '#lib/browser/event-queries.ts';
import { withoutFilter } from '#lib/core/view/edit-view.ts';
import { defaultView, type View } from '#lib/core/view/view.ts';
import { filterText } from './filter-text.ts';
import { rangeText } from './range-text.ts';

/** Single removals tried; a View rarely has more parts. */
const mostTries = 8;

interface Way {
  readonly label: string;
  readonly view: View;
}

/** EmptyResult: nothing matches; says which single filter, gone, would show something. */
export function EmptyResult({
  view,
  zone,
  onView,
}: {
  view: View;
  zone: string;
  onView: (next: View) => void;
}) {
  const ways = waysOut(view, zone);
  const tries = useQueries({
    queries: ways.map((way) => ({ ...activityQuery(way.view), placeholderData: undefined })),
  });
  const found = ways.flatMap((way, index) => {
    const data = tries[index]?.data;
    const count = data === undefined ? 0 : data.total + (way.view.range.kind === 'all' ? 0 : data.untimed);
    return count > 0 ? [{ ...way, count }] : [];
  });
  const busy = tries.some((each) => each.isPending);
  return (
    <EmptyState
      icon={<SearchX aria-hidden />}
      title="No events match"
      actions={found.map((way) => (
        <Button key={way.label} onClick={() => onView(way.view)}>
          {way.label}
          <span className="text-muted tabular-nums">{way.count.toLocaleString('en')}</span>
        </Button>
      ))}
    >
      {busy && 'Looking for what stands in the way …'}
      {!busy && found.length > 0 && 'Without one of these there would be:'}
      {!busy &&
        found.length === 0 &&
        ways.length > 0 &&
        'No single filter is to blame: two or more together leave nothing.'}
      {ways.length === 0 && 'Nothing has been imported yet.'}
    </EmptyState>
  );
}

function waysOut(view: View, zone: string): Way[] {
  const ways = view.filters.map((filter) => ({
    label: `Without “${filterText(filter)}”`,
    view: withoutFilter(view, filter),
  }));
  if (view.range.kind !== 'all')
    ways.unshift({
      label: `All time instead of ${rangeText(view.range, zone)}`,
      view: { ...view, range: defaultView.range },
    });
  return ways.slice(0, mostTries);
}
