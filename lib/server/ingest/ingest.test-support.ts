import { apiCall } from '#fixtures/records.ts';
import { maxRecordDepth } from '#lib/core/cloudtrail/parse-record.ts';
import type { ArchiveItem } from '../archive/archive-item.ts';
import type { TestDatabase } from '../database/test-database.ts';
import { addSource } from '../store/add-source.ts';
import { createRun } from '../store/create-run.ts';
import { sumRun } from '../store/sum-run.ts';
import { importSource } from './import-source.ts';
import { IngestPool } from './ingest-pool.ts';
import type { FileResult } from './messages.ts';

export interface TestDocument {
  readonly path: string;
  readonly text: string | Uint8Array;
  /** Chunk sizes of the way in; the whole at once by default. */
  readonly chunk?: number;
}

export const logFile = (records: readonly unknown[]): string => JSON.stringify({ Records: records });

const monthEnd = Date.UTC(2026, 8, 30, 22);

/** The instant so many seconds after two hours before a month's end, as records write it. */
export const isoAt = (seconds: number): string =>
  new Date(monthEnd + seconds * 1000).toISOString().replace('.000', '');

/** Distinct records a minute apart over a month's end, so that two partitions are written. */
export const numberedRecords = (count: number, from = 0): object[] =>
  Array.from({ length: count }, (_, index) =>
    apiCall({
      eventTime: isoAt((from + index) * 60),
      eventID: `id-${from + index}`,
      requestID: `r-${from + index}`,
    }),
  );

export function testPool(test: TestDatabase, threads = 2): IngestPool {
  return new IngestPool(threads, { url: test.url, maxRecordBytes: 32 << 20, maxDepth: maxRecordDepth });
}

export async function* itemsOf(documents: readonly TestDocument[]): AsyncGenerator<ArchiveItem> {
  for (const { path, text, chunk } of documents) {
    const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
    yield {
      kind: 'document',
      document: { path, chunks: chunksOf(bytes, chunk ?? Math.max(1, bytes.length)) },
    };
  }
}

async function* chunksOf(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.slice(at, at + size);
}

/** A source of a run of its own, with nothing read of it yet. */
export async function openSource(test: TestDatabase): Promise<{ runId: string; sourceId: string }> {
  const runId = await createRun(test.prisma, { label: 'test', origin: 'command', expected: 1 });
  const source = { runId, name: 'test', place: 'path:/nowhere', sizeBytes: 1000 };
  return { runId, sourceId: await addSource(test.prisma, source) };
}

/** Imports the documents as one source of a run of its own; answers its sums and file results. */
export async function importDocuments(
  test: TestDatabase,
  pool: IngestPool,
  documents: readonly TestDocument[],
) {
  const { runId, sourceId } = await openSource(test);
  const results: FileResult[] = [];
  const complete = await importSource(pool, test.prisma, sourceId, () => itemsOf(documents), {
    onResult: (result) => results.push(result),
  });
  return { runId, sourceId, complete, results, sums: await sumRun(test.pool, runId) };
}
