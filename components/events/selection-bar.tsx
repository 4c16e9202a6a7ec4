'use client';
import { useQueryClient } from '@tanstack/react-query';
import { Braces, Filter, Link2, PanelRightOpen, X } from 'lucide-react';
import { Button } from '#components/ui/button.tsx';
import { toast } from '#components/ui/toast.ts';
import type { ChangeView } from '#lib/browser/use-view.ts';
import type { EventRow } from '#lib/core/contract/events.ts';
import { fields } from '#lib/core/view/fields.ts';
import { timelineHref } from '#lib/core/view/timeline-href.ts';
import { copyRecords } from './copy-records.ts';
import { copyText } from './copy-text.ts';
import { permalinkView } from './permalink-view.ts';
import { filterToShared, sharedValues } from './shared-values.ts';

interface Props {
  /** In the order of the list. */
  rows: readonly EventRow[];
  onView: ChangeView;
  onOpen: (ref: string) => void;
  onClear: () => void;
}

/** SelectionBar: what can be done with the rows that somebody chose. Props: rows, onView, onOpen, onClear. */
export function SelectionBar({ rows, onView, onOpen, onClear }: Props) {
  const client = useQueryClient();
  const shared = sharedValues(rows).filter(({ value }) => value !== null);
  const [first] = rows;
  if (first === undefined) return null;
  const links = () =>
    rows.map(({ ref }) => `${window.location.origin}${timelineHref(permalinkView(ref, 'utc'))}`).join('\n');
  return (
    <section
      aria-label="Chosen rows"
      className="flex h-9 shrink-0 items-center gap-1 overflow-x-auto border-b border-line bg-accent-soft px-4 text-xs"
    >
      <span role="status" className="mr-2 font-medium whitespace-nowrap tabular-nums">
        {rows.length.toLocaleString('en')} chosen
      </span>
      <Button
        size="sm"
        look="ghost"
        icon={<Braces aria-hidden />}
        onClick={() =>
          void copyRecords(
            client,
            rows.map((row) => row.ref),
          ).then((said) => toast(said))
        }
      >
        Copy records
      </Button>
      <Button
        size="sm"
        look="ghost"
        icon={<Link2 aria-hidden />}
        onClick={() =>
          void copyText(links(), rows.length === 1 ? 'Link' : 'Links').then((said) => toast(said))
        }
      >
        Copy links
      </Button>
      <Button
        size="sm"
        look="ghost"
        icon={<Filter aria-hidden />}
        disabled={shared.length === 0}
        title={shared.map(({ field }) => fields[field].label).join(', ') || 'They have no value in common'}
        onClick={() => onView((now) => filterToShared(now, rows))}
      >
        Filter to what they share
      </Button>
      <Button size="sm" look="ghost" icon={<PanelRightOpen aria-hidden />} onClick={() => onOpen(first.ref)}>
        Open the first
      </Button>
      <Button size="sm" look="ghost" icon={<X aria-hidden />} className="ml-auto" onClick={onClear}>
        Choose none
      </Button>
    </section>
  );
}
