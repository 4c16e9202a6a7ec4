const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** Sizes that people can name. From an hour on they are whole hours, which the hourly cube can answer. */
const sizes = [
  ...[1, 2, 5, 10, 15, 30].map((n) => n * second),
  ...[1, 2, 5, 10, 15, 30].map((n) => n * minute),
  ...[1, 2, 3, 6, 12].map((n) => n * hour),
  ...[1, 2, 7, 14, 28].map((n) => n * day),
  ...[8, 12, 26, 52, 104, 520, 1040, 5200].map((n) => n * 7 * day),
];

export const maxBuckets = 120;

/** Monday, so that buckets of weeks begin where weeks do; a whole number of all smaller sizes. */
export const bucketOrigin = Date.UTC(1970, 0, 5);

export interface Buckets {
  /** Milliseconds since 1970: the start of the first bucket and the end of the last. */
  readonly from: number;
  readonly to: number;
  readonly bucketMs: number;
  readonly count: number;
}

/**
 * The finest buckets that cover from ≤ time < to with at most 120 of them. Their edges are whole
 * multiples of their size in UTC, so that a window that slides a little keeps its buckets.
 */
export function chooseBuckets(from: number, to: number): Buckets {
  for (const bucketMs of sizes) {
    const buckets = cover(from, to, bucketMs);
    if (buckets.count <= maxBuckets) return buckets;
  }
  return cover(from, to, 52 * 500 * 7 * day);
}

function cover(from: number, to: number, bucketMs: number): Buckets {
  const start = bucketOrigin + Math.floor((from - bucketOrigin) / bucketMs) * bucketMs;
  const count = Math.max(1, Math.ceil((to - start) / bucketMs));
  return { from: start, to: start + count * bucketMs, bucketMs, count };
}
