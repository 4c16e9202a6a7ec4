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

/** Imports the documents as one source of a run of its own; answers its sums and file results. */
export async function importDocuments(
  test: TestDatabase,
  pool: IngestPool,
  documents: readonly TestDocument[],
) {
  const runId = await createRun(test.prisma, { label: 'test', origin: 'command', expected: 1 });
  const sourceId = await addSource(test.prisma, {
    runId,
    name: 'test',
    place: 'path:/nowhere',
    sizeBytes: 1,
  });
  const results: FileResult[] = [];
  const complete = await importSource(pool, test.prisma, sourceId, () => itemsOf(documents), {
    onResult: (result) => results.push(result),
  });
  return { runId, sourceId, complete, results, sums: await sumRun(test.pool, runId) };
}

/**
 * The state that must not depend on the order or number of deliveries, as one text: every event
 * with its derived columns, how often each was delivered, and the cube's sums.
 */
export async function contentOf(test: TestDatabase): Promise<string> {
  const { rows } = await test.pool.query<{ events: string; copies: string; cube: string; entries: string }>(
    `SELECT
       (SELECT md5(string_agg(concat_ws('|', event_time, event_key, account_id, region_id, source_id, name_id,
                                        principal_id, actor_id, access_key_id, ip_id, agent_id, error_id, outcome,
                                        identity, category, read_only, time_origin, flags, terms::text),
                              E'\\n' ORDER BY event_time, event_key)) FROM event) AS events,
       (SELECT md5(string_agg(concat_ws('|', event_time, event_key, total), E'\\n' ORDER BY event_time, event_key))
        FROM (SELECT event_time, event_key, sum(copies) AS total FROM event_copy GROUP BY 1, 2) AS copy) AS copies,
       (SELECT md5(string_agg(row::text, E'\\n' ORDER BY row::text)) FROM (${cubeSums}) AS row) AS cube,
       (SELECT md5(string_agg(concat_ws('|', id, path_id, value), E'\\n' ORDER BY id))
        FROM (SELECT * FROM dictionary UNION ALL SELECT * FROM term) AS entry) AS entries`,
  );
  return JSON.stringify(rows[0]);
}

const dimensions = `account_id, region_id, source_id, name_id, principal_id, ip_id, agent_id, error_id, outcome,
  identity, category, read_only`;

export const cubeSums = `SELECT hour, ${dimensions}, sum(n) AS n FROM activity GROUP BY hour, ${dimensions}`;

/** What the cube must be: counted anew from the events. */
export const cubeFromEvents = `
  SELECT date_trunc('hour', event_time, 'UTC') AS hour, ${dimensions}, count(*) AS n FROM event
  WHERE event_time > '-infinity' GROUP BY 1, ${dimensions}`;
