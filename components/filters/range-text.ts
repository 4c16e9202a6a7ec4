import { formatDuration, formatOffset, formatTime } from '#lib/core/time/format-time.ts';
import type { TimeRange } from '#lib/core/view/view.ts';

export const presets = [
  ['15 min', 900_000],
  ['1 h', 3_600_000],
  ['4 h', 14_400_000],
  ['24 h', 86_400_000],
  ['7 d', 604_800_000],
  ['30 d', 2_592_000_000],
  ['90 d', 7_776_000_000],
  ['1 y', 31_536_000_000],
] as const;

/** A range on its button: `Last 24 h`, `2026-10-10 11:40 – 12:10 Z`. */
export function rangeText(range: TimeRange, zone: string): string {
  switch (range.kind) {
    case 'all':
      return 'All time';
    case 'untimed':
      return 'Without a usable time';
    case 'relative':
      return `Last ${presets.find(([, ms]) => ms === range.lastMs)?.[0] ?? formatDuration(range.lastMs)}`;
    case 'absolute':
      return spanText(range.from, range.to, zone);
  }
}

function spanText(from: number, to: number, zone: string): string {
  const precision = (['minute', 'second', 'millisecond'] as const)[
    from % 1000 !== 0 || to % 1000 !== 0 ? 2 : from % 60_000 !== 0 || to % 60_000 !== 0 ? 1 : 0
  ];
  const [start, end] = [formatTime(from, zone, precision), formatTime(to, zone, precision)];
  const [startOffset, endOffset] = [formatOffset(from, zone), formatOffset(to, zone)];
  const sameDay = start.slice(0, start.indexOf(' ')) === end.slice(0, end.indexOf(' '));
  const shortEnd = sameDay ? end.slice(end.indexOf(' ') + 1) : end;
  return startOffset === endOffset
    ? `${start} – ${shortEnd} ${endOffset}`
    : `${start} ${startOffset} – ${shortEnd} ${endOffset}`;
}
