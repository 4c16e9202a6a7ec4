import type { TrustResponse } from '../contract/roles.ts';
import { formatSearch } from '../search/format-search.ts';
import { defaultView, type View } from '../view/view.ts';

export type TrustPair = TrustResponse['pairs'][number];

export interface TrustCell {
  readonly count: number;
  readonly refused: number;
  /** 0 to 1, on a logarithmic scale: one call among thousands is still seen. */
  readonly weight: number;
}

export interface TrustMatrix {
  readonly from: readonly string[];
  readonly to: readonly string[];
  /** Undefined where nobody called. */
  readonly cell: (from: string, to: string) => TrustCell | undefined;
}

/** Accounts that call as rows, accounts of the roles as columns. */
export function prepareMatrix(matrix: TrustResponse['matrix']): TrustMatrix {
  const most = Math.log1p(Math.max(1, ...matrix.map(({ count, refused }) => count + refused)));
  const cells = new Map(
    matrix.map(({ from, to, count, refused }) => [
      `${from} ${to}`,
      { count, refused, weight: Math.log1p(count + refused) / most },
    ]),
  );
  return {
    from: [...new Set(matrix.map(({ from }) => from))].sort(),
    to: [...new Set(matrix.map(({ to }) => to))].sort(),
    cell: (from, to) => cells.get(`${from} ${to}`),
  };
}

/**
 * The View whose events are the calls that a number of a pair counts; null for none, and where no
 * View holds just those.
 */
export function callsOf(pair: TrustPair, which: 'taken' | 'refused', view: View): View | null {
  const by = which === 'taken' ? pair.countBy : pair.refusedBy;
  if (by === null || (which === 'taken' ? pair.count : pair.refused) === 0) return null;
  return {
    ...defaultView,
    range: view.range,
    zone: view.zone,
    filters: [
      { field: 'principal', operator: 'is', values: [pair.principal] },
      { field: 'eventName', operator: 'is', values: [pair.kind] },
      { field: 'outcome', operator: which === 'taken' ? 'not' : 'is', values: ['denied', 'failed'] },
    ],
    search:
      by === 'caller'
        ? null
        : by === 'role'
          ? named('requestParameters.roleArn', pair.roleArn)
          : named('additionalEventData.SwitchFrom', pair.switchFrom ?? ''),
  };
}

/** Of such calls those from one address. */
export function fromAddress(calls: View, address: string | null): View {
  const filter = { field: 'sourceIPAddress', operator: 'is', values: [address] } as const;
  return { ...calls, filters: [...calls.filters, filter] };
}

function named(field: string, text: string): string {
  return formatSearch({ kind: 'is', field, pattern: { text, wild: false } });
}

export interface TrustChoice {
  /** Part of a caller's or role's name, any case. */
  readonly find: string;
  /** `<from> <to>`: one cell of the matrix. */
  readonly cell: string | null;
  readonly onlyNew: boolean;
}

export function choosePairs(pairs: readonly TrustPair[], { find, cell, onlyNew }: TrustChoice): TrustPair[] {
  const wanted = find.trim().toLowerCase();
  return pairs.filter(
    (pair) =>
      (wanted === '' || `${pair.caller ?? ''} ${pair.roleArn}`.toLowerCase().includes(wanted)) &&
      (cell === null || `${pair.callerAccount} ${pair.roleAccount}` === cell) &&
      (!onlyNew || pair.isNew),
  );
}
