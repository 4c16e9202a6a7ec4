import { useCallback, useMemo, useState } from 'react';
import type { EventList } from '#lib/browser/use-event-list.ts';
import type { EventRow } from '#lib/core/contract/events.ts';

/** More rows than this are no selection by hand: a filter says it better. */
const maxSelected = 1000;

export interface Selection {
  /** In the order of the list. */
  readonly rows: readonly EventRow[];
  readonly has: (ref: string) => boolean;
  /** Takes a row in or out. */
  readonly toggle: (index: number) => void;
  /** Takes in everything that is loaded from one row to another, both within. */
  readonly stretch: (from: number, to: number) => void;
  readonly clear: () => void;
}

interface Chosen {
  readonly row: EventRow;
  readonly index: number;
}

const none: ReadonlyMap<string, Chosen> = new Map();

/** Rows chosen by hand, wherever the list has gone since. They belong to one question: another one has none. */
export function useSelection({ question, rowAt, start, rows: loaded }: EventList): Selection {
  const [state, setState] = useState({ question, chosen: none });
  const chosen = state.question === question ? state.chosen : none;
  const toggle = useCallback(
    (index: number) => {
      const row = rowAt(index);
      if (row === undefined) return;
      const next = new Map(chosen);
      if (!next.delete(row.ref) && next.size < maxSelected) next.set(row.ref, { row, index });
      setState({ question, chosen: next });
    },
    [rowAt, question, chosen],
  );
  const stretch = useCallback(
    (from: number, to: number) => {
      const next = new Map(chosen);
      const last = Math.min(Math.max(from, to), start + loaded.length - 1);
      for (
        let index = Math.max(start, Math.min(from, to));
        index <= last && next.size < maxSelected;
        index += 1
      ) {
        const row = rowAt(index);
        if (row !== undefined) next.set(row.ref, { row, index });
      }
      setState({ question, chosen: next });
    },
    [rowAt, start, loaded.length, question, chosen],
  );
  const clear = useCallback(() => setState({ question, chosen: none }), [question]);
  return useMemo(() => {
    const rows = [...chosen.values()].sort((a, b) => a.index - b.index).map(({ row }) => row);
    return { rows, has: (ref) => chosen.has(ref), toggle, stretch, clear };
  }, [chosen, toggle, stretch, clear]);
}
