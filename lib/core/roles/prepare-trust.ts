import type { TrustResponse } from '../contract/roles.ts';

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
