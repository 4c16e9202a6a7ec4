import type { ImportsResponse } from '#lib/core/contract/imports.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { type Ask, type QueryContext, readSnapshot } from './read-snapshot.ts';
import { type RunRow, runsWithSums, toRun } from './run-columns.ts';

/** Imports, newest first; `before` is the id of the last one of the page before. */
export function listImports(
  context: QueryContext,
  page: { before: string | null; limit: number },
): Promise<ImportsResponse> {
  return readSnapshot(context, (ask) => readRuns(ask, page.before, page.limit));
}

/** Ids are uuidv7: their order is that of creation. */
export async function readRuns(ask: Ask, before: string | null, limit: number): Promise<ImportsResponse> {
  const older = before === null ? Prisma.sql`TRUE` : Prisma.sql`id < ${before}::uuid`;
  const rows = await ask<RunRow>(
    runsWithSums(Prisma.sql`SELECT * FROM ingest_run WHERE ${older} ORDER BY id DESC LIMIT ${limit + 1}`),
  );
  const runs = rows.slice(0, limit).map(toRun);
  return { runs, next: rows.length > limit ? (runs.at(-1)?.id ?? null) : null };
}
