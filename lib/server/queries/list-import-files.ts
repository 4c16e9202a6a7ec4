import type { ImportFile, ImportFilesResponse } from '#lib/core/contract/imports.ts';
import { type ErrorCode, SpoorError } from '#lib/core/errors.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { toImportError } from './read-import.ts';
import { type QueryContext, readSnapshot } from './read-snapshot.ts';

export interface FileRow {
  id: number;
  source_id: string;
  path: string;
  state: ImportFile['state'];
  container: string | null;
  bytes: string;
  sha256: Buffer | null;
  error_code: ErrorCode | null;
  error_message: string | null;
  error_remedy: string | null;
  records: number;
  inserted: number;
  known: number;
  rejected: number;
}

export interface FilesQuestion {
  readonly runId: string;
  readonly state: ImportFile['state'] | null;
  /** Id of the last file of the page before. */
  readonly after: number | null;
  readonly limit: number;
}

/** Files that need a look come first. */
const place = Prisma.sql`CASE f.state WHEN 'rejected' THEN 0 WHEN 'damaged' THEN 1 ELSE 2 END`;

/** The files of an import, by state and path. Throws SpoorError 'not_found'. */
export function listImportFiles(
  context: QueryContext,
  { runId, state, after, limit }: FilesQuestion,
): Promise<ImportFilesResponse> {
  const ofRun = Prisma.sql`
    ingest_file AS f JOIN ingest_source AS source ON source.id = f.source_id
    WHERE source.run_id = ${runId}::uuid AND ${state === null ? Prisma.sql`TRUE` : Prisma.sql`f.state = ${state}`}`;
  const beyond =
    after === null
      ? Prisma.sql`TRUE`
      : Prisma.sql`(${place}, f.path, f.id) > (SELECT ${place}, f.path, f.id FROM ingest_file AS f WHERE f.id = ${after}::bigint)`;
  return readSnapshot(context, async (ask) => {
    const [found] = await ask<{ run: boolean; total: string }>(Prisma.sql`
      SELECT EXISTS (SELECT FROM ingest_run WHERE id = ${runId}::uuid) AS run,
             (SELECT count(*) FROM ${ofRun}) AS total`);
    if (found?.run !== true) throw new SpoorError('not_found', 'There is no such import.');
    const rows = await ask<FileRow>(Prisma.sql`
      SELECT f.* FROM ${ofRun} AND ${beyond} ORDER BY ${place}, f.path, f.id LIMIT ${limit + 1}`);
    const files = rows.slice(0, limit).map(toFile);
    const next = rows.length > limit ? String(files.at(-1)?.id) : null;
    return { files, total: Number(found.total), next };
  });
}

export function toFile(row: FileRow): ImportFile {
  return {
    id: row.id,
    sourceId: row.source_id,
    path: row.path,
    state: row.state,
    container: row.container,
    bytes: Number(row.bytes),
    sha256: row.sha256?.toString('hex') ?? null,
    error: toImportError(row),
    records: row.records,
    inserted: row.inserted,
    known: row.known,
    rejected: row.rejected,
  };
}
