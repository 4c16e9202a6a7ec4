type Count = readonly [key: string | null, n: number];

/** Stored values by count, the largest first; among equals in the order of their ids, missing ones last. */
export function mostFrequent(counts: readonly Count[], limit: number): Count[] {
  // Most values are rare: what cannot be among the first is not put in order.
  const least = counts
    .map(([, n]) => n)
    .sort((a, b) => b - a)
    .at(limit - 1);
  const candidates = counts
    .filter(([, n]) => least === undefined || n >= least)
    .map((count) => ({ count, id: count[0] === null ? null : BigInt(count[0]) }));
  return candidates
    .sort((a, b) => b.count[1] - a.count[1] || compareIds(a.id, b.id))
    .slice(0, limit)
    .map(({ count }) => count);
}

function compareIds(a: bigint | null, b: bigint | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return a < b ? -1 : a > b ? 1 : 0;
}
