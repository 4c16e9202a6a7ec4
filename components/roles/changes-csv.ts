import type { ReachChanges } from '#lib/core/contract/reach-changes.ts';
import { csvLine } from '#lib/core/text/csv-line.ts';

/** What was changed, a line for each kind, for spreadsheets. */
export function changesCsv(kinds: ReachChanges['changeKinds']): string {
  const lines = kinds.map(({ account, eventSource, eventName, changes, sessions, first, last }) =>
    csvLine([account, eventSource, eventName, changes, sessions, first, last]),
  );
  return csvLine(['account', 'service', 'action', 'changes', 'sessions', 'first', 'last']) + lines.join('');
}
