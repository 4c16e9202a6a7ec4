import type { ImportResponse, ImportSource } from '#lib/core/contract/imports.ts';
import { type ErrorCode, SpoorError } from '#lib/core/errors.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { type Ask, type QueryContext, readSnapshot } from './read-snapshot.ts';
import { type CountsRow, countsColumns, type RunRow, runsWithSums, toCounts, toRun } from './run-columns.ts';

/** Sources at most; those that still change or went wrong come first. */
export const maxSources = 500;

interface SourceRow extends CountsRow {
  id: string;
  name: string;
  state: ImportSource['state'];
  size_bytes: string;
  read_bytes: string;
  error_code: ErrorCode | null;
  error_message: string | null;
  error_remedy: string | null;
}

/** One import with its sources. Throws SpoorError 'not_found'. */
export function readImport(context: QueryContext, id: string): Promise<ImportResponse> {
  return readSnapshot(context, async (ask) => {
    const [run] = await ask<RunRow>(
      runsWithSums(Prisma.sql`SELECT * FROM ingest_run WHERE id = ${id}::uuid`),
    );
    if (run === undefined) throw new SpoorError('not_found', 'There is no such import.');
    return { run: toRun(run), sources: await readSources(ask, id), sourcesTotal: Number(run.sources) };
  });
}

async function readSources(ask: Ask, runId: string): Promise<ImportSource[]> {
  const rows = await ask<SourceRow>(Prisma.sql`
    SELECT source.*, counts.*
    FROM (SELECT id, name, state, size_bytes, read_bytes, error_code, error_message, error_remedy,
                 array_position(ARRAY['working', 'failed', 'receiving', 'queued', 'cancelled', 'done'], state) AS place
          FROM ingest_source WHERE run_id = ${runId}::uuid
          ORDER BY place, id LIMIT ${maxSources}) AS source
    CROSS JOIN LATERAL (
      SELECT ${countsColumns} FROM ingest_file AS f WHERE f.source_id = source.id) AS counts
    ORDER BY source.place, source.id`);
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    state: row.state,
    sizeBytes: Number(row.size_bytes),
    readBytes: Number(row.read_bytes),
    error: toImportError(row),
    counts: toCounts(row),
  }));
}

/** The stored error of a source or file, in the shape of the contract. */
export function toImportError(row: {
  error_code: ErrorCode | null;
  error_message: string | null;
  error_remedy: string | null;
}): ImportSource['error'] {
  if (row.error_code === null) return null;
  return {
    code: row.error_code,
    message: row.error_message ?? '',
    ...(row.error_remedy === null ? {} : { remedy: row.error_remedy }),
  };
}
