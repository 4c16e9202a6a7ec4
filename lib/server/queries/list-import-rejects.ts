import type { ImportReject, ImportRejectsResponse } from '#lib/core/contract/imports.ts';
import { SpoorError } from '#lib/core/errors.ts';
import { noteCodes, type RemarkKind, remarkKind } from '#lib/core/imports/notes.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { type Ask, type QueryContext, readSnapshot } from './read-snapshot.ts';

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

/** Whose rejects: an import's, or one file's. */
export type RejectsOf = ({ readonly runId: string } | { readonly fileId: number }) & {
  /** Without one: both. */
  readonly kind?: RemarkKind | undefined;
};

export type RejectsQuestion = RejectsOf & {
  /** Id of the last reject of the page before. */
  readonly after: number | null;
  readonly limit: number;
};

/** The records that could not be kept, and notes, in the order in which they were found. Throws SpoorError 'not_found'. */
export function listImportRejects(
  context: QueryContext,
  question: RejectsQuestion,
): Promise<ImportRejectsResponse> {
  return readSnapshot(context, async (ask) => {
    const total = await countRejects(ask, question);
    const found = await readRejects(ask, question, question.after ?? 0, question.limit + 1);
    const rejects = found.slice(0, question.limit);
    const next = found.length > question.limit ? String(rejects.at(-1)?.id) : null;
    return { rejects, total, next };
  });
}

/**
 * All of them, page after page as they are asked for: never more than a page in memory. Throws as
 * `listImportRejects`, before the first page.
 */
export async function streamRejects(
  context: QueryContext,
  of: RejectsOf,
): Promise<AsyncGenerator<ImportReject[]>> {
  await readSnapshot(context, (ask) => countRejects(ask, of));
  return pages(context, of);
}

const streamedPage = 1000;

async function* pages(context: QueryContext, of: RejectsOf): AsyncGenerator<ImportReject[]> {
  for (let after = 0; ; ) {
    const from = after;
    const page = await readSnapshot(context, (ask) => readRejects(ask, of, from, streamedPage));
    if (page.length > 0) yield page;
    if (page.length < streamedPage) return;
    after = page.at(-1)?.id ?? after;
  }
}

async function countRejects(ask: Ask, of: RejectsOf): Promise<number> {
  const there =
    'runId' in of
      ? Prisma.sql`SELECT FROM ingest_run WHERE id = ${of.runId}::uuid`
      : Prisma.sql`SELECT FROM ingest_file WHERE id = ${of.fileId}::bigint`;
  const [found] = await ask<{ there: boolean; total: string }>(Prisma.sql`
    SELECT EXISTS (${there}) AS there, (SELECT count(*) FROM ${rejectsOf(of)}) AS total`);
  if (found?.there !== true) {
    throw new SpoorError('not_found', `There is no such ${'runId' in of ? 'import' : 'file'}.`);
  }
  return Number(found.total);
}

async function readRejects(ask: Ask, of: RejectsOf, after: number, limit: number): Promise<ImportReject[]> {
  const rows = await ask<RejectRow>(Prisma.sql`
    SELECT r.id, f.path, r.byte_offset, r.line, r."column", r.code, r.message, r.remedy, r.excerpt
    FROM ${rejectsOf(of)} AND r.id > ${after} ORDER BY r.id LIMIT ${limit}`);
  return rows.map(({ byte_offset, id, ...row }) => ({
    ...row,
    id: Number(id),
    kind: remarkKind(row.code),
    offset: Number(byte_offset),
  }));
}

function rejectsOf(of: RejectsOf): Prisma.Sql {
  const whose =
    'runId' in of ? Prisma.sql`source.run_id = ${of.runId}::uuid` : Prisma.sql`f.id = ${of.fileId}::bigint`;
  const notes = Prisma.sql`r.code = ANY (${[...noteCodes]})`;
  const ofKind =
    of.kind === undefined ? Prisma.sql`TRUE` : of.kind === 'note' ? notes : Prisma.sql`NOT (${notes})`;
  return Prisma.sql`
    ingest_reject AS r
    JOIN ingest_file AS f ON f.id = r.file_id
    JOIN ingest_source AS source ON source.id = f.source_id
    WHERE ${whose} AND ${ofKind}`;
}
