import type { ImportRun, IngestCounts } from '#lib/core/contract/imports.ts';
import type { ErrorCode } from '#lib/core/errors.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { type DeletionRow, deletionColumns, toDeletion } from './deletion-columns.ts';

/** Sums over ingest_file as `f`; int8 arrives as a string. */
export interface CountsRow {
  files: string;
  files_rejected: string;
  files_damaged: string;
  files_known: string;
  files_skipped: string;
  records: string;
  inserted: string;
  known: string;
  rejected: string;
}

export const countsColumns = Prisma.sql`
  count(f.id) AS files,
  count(f.id) FILTER (WHERE f.state = 'rejected') AS files_rejected,
  count(f.id) FILTER (WHERE f.state = 'damaged') AS files_damaged,
  count(f.id) FILTER (WHERE f.state = 'known') AS files_known,
  count(f.id) FILTER (WHERE f.state = 'skipped') AS files_skipped,
  coalesce(sum(f.records), 0) AS records,
  coalesce(sum(f.inserted), 0) AS inserted,
  coalesce(sum(f.known), 0) AS known,
  coalesce(sum(f.rejected), 0) AS rejected`;

export function toCounts(row: CountsRow): IngestCounts {
  return {
    files: Number(row.files),
    filesRejected: Number(row.files_rejected),
    filesDamaged: Number(row.files_damaged),
    filesKnown: Number(row.files_known),
    filesSkipped: Number(row.files_skipped),
    records: Number(row.records),
    inserted: Number(row.inserted),
    known: Number(row.known),
    rejected: Number(row.rejected),
  };
}

export interface RunRow extends CountsRow, DeletionRow {
  id: string;
  label: string;
  origin: ImportRun['origin'];
  expected: number | null;
  created_at: Date;
  finished_at: Date | null;
  cancelled: boolean;
  held_by: { code: ErrorCode; message: string; remedy: string | null } | null;
  sources: string;
  sources_done: string;
  sources_failed: string;
  size_bytes: string;
  read_bytes: string;
}

/** Runs with their sums: `chosen` is a subquery that yields rows of ingest_run. */
export function runsWithSums(chosen: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    SELECT run.id, run.label, run.origin, run.expected, run.created_at, run.finished_at,
           run.cancelled_at IS NOT NULL AS cancelled,
           (SELECT jsonb_build_object('code', error_code, 'message', error_message, 'remedy', error_remedy)
            FROM ingest_source WHERE run_id = run.id AND state = 'working' AND error_code IS NOT NULL
            ORDER BY id LIMIT 1) AS held_by, s.*, counts.*, ${deletionColumns}
    FROM (${chosen}) AS run
    LEFT JOIN ingest_deletion AS d ON d.run_id = run.id
    CROSS JOIN LATERAL (
      SELECT count(*) AS sources,
             count(*) FILTER (WHERE state IN ('done', 'failed', 'cancelled')) AS sources_done,
             count(*) FILTER (WHERE state = 'failed') AS sources_failed,
             coalesce(sum(size_bytes), 0) AS size_bytes, coalesce(sum(read_bytes), 0) AS read_bytes
      FROM ingest_source WHERE run_id = run.id) AS s
    CROSS JOIN LATERAL (
      SELECT ${countsColumns} FROM ingest_source AS source JOIN ingest_file AS f ON f.source_id = source.id
      WHERE source.run_id = run.id) AS counts
    ORDER BY run.id DESC`;
}

function toHeldBy(held: RunRow['held_by']): ImportRun['heldBy'] {
  if (held === null) return null;
  const { code, message, remedy } = held;
  return { code, message, ...(remedy === null ? {} : { remedy }) };
}

export function toRun(row: RunRow): ImportRun {
  return {
    id: row.id,
    label: row.label,
    origin: row.origin,
    createdAt: row.created_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
    // The browser announces how many will come; until they are here, they are still to be done.
    sources: Math.max(Number(row.sources), row.expected ?? 0),
    sourcesDone: Number(row.sources_done),
    sourcesFailed: Number(row.sources_failed),
    cancelled: row.cancelled,
    heldBy: toHeldBy(row.held_by),
    sizeBytes: Number(row.size_bytes),
    readBytes: Number(row.read_bytes),
    counts: toCounts(row),
    deletion: toDeletion(row),
  };
}
