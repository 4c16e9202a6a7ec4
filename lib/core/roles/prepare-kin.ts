import type { SessionDetailResponse, SessionRow } from '../contract/roles.ts';

/** A session beside another's life: a bar on the same axis of time, in shares of its width. */
export interface KinLane {
  readonly row: SessionRow;
  readonly left: number;
  readonly width: number;
  /** It was used before the axis begins, or after it ends. */
  readonly before: boolean;
  readonly after: boolean;
  /** Hours stand for its first and last event. */
  readonly rough: boolean;
  readonly first: string;
  readonly last: string;
}

/** What was used outside of the axis alone clings to its edge. */
export function prepareKin(
  rows: readonly SessionRow[],
  spans: SessionDetailResponse['spans'],
  axis: { readonly from: number; readonly to: number },
  order: 'given' | 'first use',
): KinLane[] {
  const byKey = new Map(spans.map((span) => [span.key, span]));
  const at = (time: number) => Math.min(1, Math.max(0, (time - axis.from) / (axis.to - axis.from)));
  const lanes = rows.flatMap((row) => {
    const span = byKey.get(row.key);
    if (span === undefined) return [];
    const [from, to] = [Date.parse(span.first), Date.parse(span.last)];
    const left = at(from);
    return [
      {
        row,
        left,
        width: at(to) - left,
        before: from < axis.from,
        after: to > axis.to,
        rough: !span.exact,
        first: span.first,
        last: span.last,
      },
    ];
  });
  return order === 'given' ? lanes : lanes.toSorted((a, b) => Date.parse(a.first) - Date.parse(b.first));
}
