import { memo } from 'react';

/** The place of a row that is on its way. */
export const WaitingRow = memo(function WaitingRow({ index, top }: { index: number; top: number }) {
  return (
    <tr
      aria-hidden
      data-waiting
      style={{ transform: `translateY(${top}px)` }}
      className="event-row absolute top-0 left-0 flex h-(--event-row-height) w-full items-center gap-6 border-b border-line pl-4"
    >
      <td className="h-2.5 w-36 rounded-xs bg-hover" />
      <td className="h-2.5 rounded-xs bg-hover" style={{ width: `${24 + ((index * 7) % 5) * 4}%` }} />
      <td className="h-2.5 w-24 rounded-xs bg-hover" />
    </tr>
  );
});
