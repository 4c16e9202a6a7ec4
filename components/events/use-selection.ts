import { useCallback, useMemo, useState } from 'react';
import type { EventRow } from '#lib/core/contract/events.ts';

/** More rows than this are no selection by hand: a filter says it better. */
const maxSelected = 1000;

export interface Selection {
  readonly refs: ReadonlySet<string>;
  /** Takes a row in or out. */
  readonly toggle: (index: number) => void;
  /** Takes in everything from one row to another, both within. */
  readonly stretch: (from: number, to: number) => void;
  readonly clear: () => void;
}

const none: ReadonlySet<string> = new Set();

/** Rows chosen by hand. They belong to one question: another one has none. */
export function useSelection(rows: readonly EventRow[], question: string): Selection {
  const [state, setState] = useState({ question, refs: none });
  const refs = state.question === question ? state.refs : none;
  const toggle = useCallback(
    (index: number) => {
      const ref = rows[index]?.ref;
      if (ref === undefined) return;
      const next = new Set(refs);
      if (!next.delete(ref) && next.size < maxSelected) next.add(ref);
      setState({ question, refs: next });
    },
    [rows, question, refs],
  );
  const stretch = useCallback(
    (from: number, to: number) => {
      const between = rows.slice(Math.max(0, Math.min(from, to)), Math.max(from, to) + 1);
      const next = new Set([...refs, ...between.map((row) => row.ref)].slice(0, maxSelected));
      setState({ question, refs: next });
    },
    [rows, question, refs],
  );
  const clear = useCallback(() => setState({ question, refs: none }), [question]);
  return useMemo(() => ({ refs, toggle, stretch, clear }), [refs, toggle, stretch, clear]);
}
