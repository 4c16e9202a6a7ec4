import { expect } from 'vitest';
import { openBench } from './bench.test-support.ts';

interface ListedReject {
  readonly code: string;
  readonly message: string;
  readonly remedy: string | null;
  readonly line: number;
}

/** A bench for tests that import one document each. */
export function openIngest() {
  const bench = openBench();
  const query = async <Row extends object>(sql: string): Promise<Row[]> =>
    (await bench.database.pool.query<Row>(sql)).rows;
  return {
    query,
    async importOne(text: string | Uint8Array, chunk?: number) {
      const document = { path: 'export', text, ...(chunk === undefined ? {} : { chunk }) };
      const { sums, results } = await bench.load([document]);
      expect(sums.inserted + sums.known + sums.rejected).toBe(sums.records);
      return { sums, result: results[0] };
    },
    rejects: () => query<ListedReject>('SELECT code, message, remedy, line FROM ingest_reject ORDER BY id'),
  };
}
