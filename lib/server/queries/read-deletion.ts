import type { DeletionPreview, DeletionResponse } from '#lib/core/contract/deletion.ts';
import { SpoorError } from '#lib/core/errors.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { type DeletionRow, deletionColumns, toDeletion } from './deletion-columns.ts';
import { type Ask, type QueryContext, readSnapshot } from './read-snapshot.ts';

const maxKeepers = 20;
/** An import of millions of events is looked through whole. */
const timeoutMs = 60_000;

/** What deleting an import did, or would do. Throws SpoorError 'not_found'. */
export function readDeletion(
  context: QueryContext,
  runId: string,
): Promise<Omit<DeletionResponse, 'undoDays'>> {
  return readSnapshot({ ...context, timeoutMs }, async (ask) => {
    const [run] = await ask<DeletionRow>(Prisma.sql`
      SELECT ${deletionColumns} FROM ingest_run AS run LEFT JOIN ingest_deletion AS d ON d.run_id = run.id
      WHERE run.id = ${runId}::uuid`);
    if (run === undefined) throw new SpoorError('not_found', 'There is no such import.');
    const deletion = toDeletion(run);
    return { deletion, preview: deletion === null ? await previewDeletion(ask, runId) : null };
  });
}

interface PreviewRow {
  files: string;
  removed: string;
  delivered: string;
}

async function previewDeletion(ask: Ask, runId: string): Promise<DeletionPreview> {
  const [span] = await ask<{ low: number | null; high: number | null }>(Prisma.sql`
    SELECT min(f.id) AS low, max(f.id) AS high
    FROM ingest_file AS f JOIN ingest_source AS s ON s.id = f.source_id WHERE s.run_id = ${runId}::uuid`);
  const parts = partsOf(runId, span?.low ?? 0, span?.high ?? 0);
  const [sums] = await ask<PreviewRow>(Prisma.sql`
    WITH ${parts}
    SELECT (SELECT count(*) FROM mine) AS files,
           (SELECT count(*) FROM owned AS e
            WHERE e.file_id NOT IN (SELECT id FROM twin)
              AND NOT EXISTS (SELECT FROM event_copy AS c
                              WHERE c.event_key = e.event_key AND c.event_time = e.event_time
                                AND (c.file_id NOT IN (SELECT id FROM mine) OR c.file_id IN (SELECT id FROM twin)))
           ) AS removed,
           (SELECT count(*) FROM (SELECT event_time, event_key FROM owned
                                  UNION SELECT event_time, event_key FROM copied) AS any_of_it) AS delivered`);
  const [removed, delivered] = [Number(sums?.removed ?? 0), Number(sums?.delivered ?? 0)];
  const kept = delivered - removed;
  return {
    files: Number(sums?.files ?? 0),
    removed,
    kept,
    keptBy: kept === 0 ? [] : await listKeepers(ask, parts),
  };
}

async function listKeepers(ask: Ask, parts: Prisma.Sql): Promise<DeletionPreview['keptBy']> {
  const keepers = await ask<{ run_id: string; label: string; n: string }>(Prisma.sql`
    WITH ${parts}, keeper AS (
      SELECT c.file_id, count(*) AS n FROM owned AS e
      JOIN event_copy AS c ON c.event_key = e.event_key AND c.event_time = e.event_time
      WHERE c.file_id NOT IN (SELECT id FROM mine) GROUP BY c.file_id
      UNION ALL
      SELECT e.file_id, count(*) FROM (SELECT DISTINCT event_time, event_key FROM copied) AS c
      JOIN event AS e ON e.event_time = c.event_time AND e.event_key = c.event_key
      WHERE e.file_id NOT IN (SELECT id FROM mine) GROUP BY e.file_id
      UNION ALL
      SELECT twin.by_file, f.records - f.rejected FROM twin JOIN ingest_file AS f ON f.id = twin.id)
    SELECT run.id AS run_id, run.label, sum(keeper.n) AS n
    FROM keeper JOIN ingest_file AS f ON f.id = keeper.file_id
    JOIN ingest_source AS s ON s.id = f.source_id JOIN ingest_run AS run ON run.id = s.run_id
    GROUP BY run.id, run.label ORDER BY n DESC, run.id DESC LIMIT ${maxKeepers}`);
  return keepers.map(({ run_id, label, n }) => ({ runId: run_id, label, events: Number(n) }));
}

/** The run's files; those that another import is known by; what they own, and what they delivered too. */
function partsOf(runId: string, low: number, high: number): Prisma.Sql {
  return Prisma.sql`
    mine AS MATERIALIZED (
      SELECT f.id, f.sha256, f.state
      FROM ingest_file AS f JOIN ingest_source AS s ON s.id = f.source_id WHERE s.run_id = ${runId}::uuid
    ), twin AS MATERIALIZED (
      SELECT mine.id, min(other.id) AS by_file
      FROM mine JOIN ingest_file AS other ON other.sha256 = mine.sha256 AND other.state = 'known'
      JOIN ingest_source AS s ON s.id = other.source_id AND s.run_id <> ${runId}::uuid
      WHERE mine.state IN ('done', 'damaged') GROUP BY mine.id
    ), owned AS MATERIALIZED (
      SELECT event_time, event_key, file_id FROM event
      WHERE file_id BETWEEN ${low} AND ${high} AND file_id IN (SELECT id FROM mine)
    ), copied AS MATERIALIZED (
      SELECT event_time, event_key FROM event_copy WHERE file_id IN (SELECT id FROM mine)
    )`;
}
