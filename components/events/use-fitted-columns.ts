import { type CSSProperties, useMemo } from 'react';
import type { EventRow } from '#lib/core/contract/events.ts';
import { defaultColumns, formatColumns } from '#lib/core/view/columns.ts';
import { type Column, fitColumns, toColumns, widthOf } from './event-columns.ts';

interface Options {
  /** As the View names them. */
  readonly columns: readonly string[];
  /** Those that somebody resized, in px. */
  readonly widths: Readonly<Record<string, number>>;
  /** Of the table, in px; 0 until it is measured. */
  readonly width: number;
  /** In px. */
  readonly rowHeight: number;
  readonly rows: readonly EventRow[];
  readonly zone: string;
  /** Times are written as how long ago. */
  readonly ago: boolean;
}

/** The columns that there is room for, those that there is none for, and the tracks that they lie in. */
export function useFittedColumns({ columns, widths, width, rowHeight, rows, zone, ago }: Options): {
  shown: readonly Column[];
  hidden: readonly Column[];
  tracks: CSSProperties;
} {
  const timeCharacters = useMemo(
    () => (Object.hasOwn(widths, 'time') ? null : ago ? 16 : longestTime(rows, zone)),
    [rows, zone, widths, ago],
  );
  return useMemo(() => {
    const fitted = fitColumns(toColumns(columns, widths), {
      width: width === 0 ? 1280 : width,
      timeCharacters,
      mayLeave: formatColumns(columns) === formatColumns(defaultColumns),
    });
    return { ...fitted, tracks: tracksOf(fitted.shown, rowHeight) };
  }, [columns, width, widths, rowHeight, timeCharacters]);
}

function tracksOf(shown: readonly Column[], rowHeight: number): CSSProperties {
  const tracks = shown.map(({ width, grow }) =>
    grow === 0 ? `${width}px` : `minmax(${width}px, ${grow}fr)`,
  );
  return {
    '--event-columns': tracks.join(' '),
    '--event-row-height': `${rowHeight}px`,
    minWidth: `max(100%, ${widthOf(shown)}px)`,
  } as CSSProperties;
}

/** `2026-10-10 11:42:36Z`, with milliseconds where any row has them, with an offset in any zone but UTC. */
function longestTime(rows: readonly EventRow[], zone: string): number {
  const fraction = rows.some(({ eventTime }) => eventTime !== null && !eventTime.endsWith('.000Z'));
  return 19 + (fraction ? 4 : 0) + (zone === 'UTC' ? 1 : 6);
}
