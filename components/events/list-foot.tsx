import { GeoCredit } from '#components/entity/geo-credit.tsx';
import { type Sight, useSight } from '#components/ui/sight.ts';
import type { EventList } from '#lib/browser/use-event-list.ts';
import { formatCount } from '#lib/core/text/format-number.ts';
import { formatMoment } from '#lib/core/time/format-time.ts';

interface Props {
  list: EventList;
  sight: Sight;
  zone: string;
  /** How many rows there are is an estimate. */
  isRough: boolean;
}

/** ListFoot: where in the list one is, and whose data name countries. One height always. Props: list, sight, zone, isRough. */
export function ListFoot({ list, sight, zone, isRough }: Props) {
  const { from, to } = useSight(sight);
  const { count } = list;
  const last = Math.min(to, count);
  const time = list.rowAt(from)?.eventTime ?? null;
  return (
    <footer className="flex h-6 shrink-0 items-center gap-3 border-t border-line bg-surface px-4 text-2xs text-faint">
      {count > 0 && last > from && (
        <span className="truncate tabular-nums">
          Rows {formatCount(from + 1)} – {formatCount(last)} of {isRough && last < count && 'about '}
          {formatCount(count)}
          {time !== null && <> · from {formatMoment(Math.floor(Date.parse(time) / 1000) * 1000, zone)}</>}
        </span>
      )}
      <GeoCredit className="ml-auto shrink-0" />
    </footer>
  );
}
