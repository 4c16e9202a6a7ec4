import { useCallback, useMemo, useState } from 'react';

/** The row, and perhaps the cell in it, that the keyboard is on. Row -1: none yet. */
export interface CursorPlace {
  readonly row: number;
  readonly column: string | null;
}

export interface ListCursor extends CursorPlace {
  readonly set: (place: CursorPlace) => void;
  /** Up or down, held within `rows`; returns the row reached, -1 where there is none. */
  readonly move: (by: number, rows: number) => number;
  /** Left or right through the cells; beyond the first lies the whole row. */
  readonly cross: (by: number, columns: readonly string[]) => void;
}

export function useListCursor(): ListCursor {
  const [place, setPlace] = useState<CursorPlace>({ row: -1, column: null });
  const move = useCallback(
    (by: number, rows: number) => {
      if (rows === 0) return -1;
      // The first step only comes into the list; Home and End are places.
      const wanted = place.row === -1 && Number.isFinite(by) ? 0 : place.row + by;
      const row = Math.min(Math.max(wanted, 0), rows - 1);
      setPlace({ row, column: place.column });
      return row;
    },
    [place],
  );
  const cross = useCallback(
    (by: number, columns: readonly string[]) => {
      const at = place.column === null ? -1 : columns.indexOf(place.column);
      const next = Math.min(at + by, columns.length - 1);
      setPlace({ row: Math.max(place.row, 0), column: columns[next] ?? null });
    },
    [place],
  );
  return useMemo(() => ({ ...place, set: setPlace, move, cross }), [place, move, cross]);
}
