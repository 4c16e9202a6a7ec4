import type { ImportReject, ImportRejectsResponse } from '#lib/core/contract/imports.ts';
import { SpoorError } from '#lib/core/errors.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { type QueryContext, readSnapshot } from './read-snapshot.ts';

interface RejectRow {
  id: string;
  path: string;
  byte_offset: string;
  line: number | null;
  column: number | null;
  code: ImportReject['code'];
  message: string;
  remedy: string | null;
  excerpt: string;
}

export interface RejectsQuestion {
  readonly runId: string;
  /** Id of the last reject of the page before. */
  readonly after: number | null;
  readonly limit: number;
}

/** The records of an import that could not be kept, in the order in which they were found. */
export function listImportRejects(
  context: QueryContext,
  { runId, after, limit }: RejectsQuestion,
): Promise<ImportRejectsResponse> {
  const ofRun = Prisma.sql`
    ingest_reject AS r
    JOIN ingest_file AS f ON f.id = r.file_id
    JOIN ingest_source AS source ON source.id = f.source_id
    WHERE source.run_id = ${runId}::uuid`;
  return readSnapshot(context, async (ask) => {
    const [found] = await ask<{ run: boolean; total: string }>(Prisma.sql`
      SELECT EXISTS (SELECT FROM ingest_run WHERE id = ${runId}::uuid) AS run,
             (SELECT count(*) FROM ${ofRun}) AS total`);
    if (found?.run !== true) throw new SpoorError('not_found', 'There is no such import.');
    const rows = await ask<RejectRow>(Prisma.sql`
      SELECT r.id, f.path, r.byte_offset, r.line, r."column", r.code, r.message, r.remedy, r.excerpt
      FROM ${ofRun} AND r.id > ${after ?? 0} ORDER BY r.id LIMIT ${limit + 1}`);
    const rejects = rows.slice(0, limit).map(toReject);
    const next = rows.length > limit ? String(rejects.at(-1)?.id) : null;
    return { rejects, total: Number(found.total), next };
  });
}

function toReject({ byte_offset, id, ...row }: RejectRow): ImportReject {
  return { ...row, id: Number(id), offset: Number(byte_offset) };
}
