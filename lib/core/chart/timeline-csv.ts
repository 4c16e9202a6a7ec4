import { csvLine } from '../text/csv-line.ts';
import type { TimelineModel } from './timeline-model.ts';

/** The numbers of a chart of activity as a file for spreadsheets: a line per bar, times in UTC. */
export function timelineCsv({ series, buckets, comparison, estimate }: TimelineModel): string {
  const compares = comparison !== null;
  const head = [
    'from',
    'to',
    ...series.map(({ label }) => label),
    estimate === null ? 'All' : `All (${estimate})`,
    ...(compares ? ['Period before'] : []),
  ];
  const lines = buckets.map(({ from, to, counts, total, before }) =>
    csvLine([iso(from), iso(to), ...counts, total, ...(compares ? [before?.count ?? null] : [])]),
  );
  return `\uFEFF${csvLine(head)}${lines.join('')}`;
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
