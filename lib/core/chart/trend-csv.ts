import { csvLine } from '../text/csv-line.ts';

/** Counts over equal stretches of time as a file for spreadsheets, times in UTC. */
export function trendCsv(trend: {
  readonly from: number;
  readonly bucketMs: number;
  readonly counts: readonly number[];
}): string {
  const iso = (ms: number) => new Date(ms).toISOString();
  const lines = trend.counts.map((count, at) => {
    const from = trend.from + at * trend.bucketMs;
    return csvLine([iso(from), iso(from + trend.bucketMs), count]);
  });
  return `\uFEFF${csvLine(['from', 'to', 'Events'])}${lines.join('')}`;
}
