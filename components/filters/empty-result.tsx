'use client';
import { useQueries } from '@tanstack/react-query';
import { SearchX } from 'lucide-react';
import { Button } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { revealControls } from '#components/ui/reveal-controls.ts';
import { activityQuery } from '#lib/browser/event-queries.ts';
import type { ChangeView } from '#lib/browser/use-view.ts';
import type { ActivityResponse } from '#lib/core/contract/events.ts';
import type { View } from '#lib/core/view/view.ts';
import { partsAlone, removals } from './ways-out.ts';

/** EmptyResult: nothing matches; says which single part, gone, would show something. Props: view, zone, onView. */
export function EmptyResult({ view, zone, onView }: { view: View; zone: string; onView: ChangeView }) {
  const ways = removals(view, zone);
  const tries = useQueries({ queries: ways.map((way) => probe(way.view, true)) });
  const found = ways.flatMap((way, index) => {
    const count = countOf(tries[index]?.data, way.view);
    return count > 0 ? [{ ...way, count }] : [];
  });
  const busy = tries.some((each) => each.isPending);
  // Where no single removal helps, the parts that match nothing even by themselves are to blame.
  const alone = partsAlone(view);
  const lone = useQueries({ queries: alone.map((each) => probe(each.view, !busy && found.length === 0)) });
  const hopeless = alone.filter(
    (each, i) => lone[i]?.data !== undefined && countOf(lone[i].data, each.view) === 0,
  );
  return (
    <EmptyState
      icon={<SearchX aria-hidden />}
      title="No events match"
      actions={
        <>
          {found.map((way) => (
            <Button key={way.label} onClick={() => onView(() => way.view)}>
              <span className="max-w-96 truncate">{revealControls(way.label)}</span>
              <span className="text-muted tabular-nums">{way.count.toLocaleString('en')}</span>
            </Button>
          ))}
          {found.length === 0 && alone.length > 1 && (
            <Button onClick={() => onView((now) => ({ ...now, filters: [], search: null }))}>
              Remove all of them
            </Button>
          )}
        </>
      }
    >
      {busy && 'Looking for what stands in the way …'}
      {!busy && found.length > 0 && 'With one part less there would be events:'}
      {!busy && found.length === 0 && ways.length > 0 && (
        <>
          No single part is to blame.
          {hopeless.map(({ name }) => (
            <span key={name} className="block break-words">
              “{revealControls(name)}” matches nothing in here.
            </span>
          ))}
        </>
      )}
      {ways.length === 0 && 'Nothing has been imported yet.'}
    </EmptyState>
  );
}

function probe(view: View, enabled: boolean) {
  return { ...activityQuery(view), placeholderData: undefined, enabled };
}

function countOf(data: ActivityResponse | undefined, view: View): number {
  if (data === undefined) return 0;
  return view.range.kind === 'untimed' ? data.untimed : data.total;
}
