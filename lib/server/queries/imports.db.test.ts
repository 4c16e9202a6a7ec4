import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  importFilesResponse,
  importRejectsResponse,
  importResponse,
  importsResponse,
} from '#lib/core/contract/imports.ts';
import { overviewResponse } from '#lib/core/contract/overview.ts';
import { createTestDatabase, type TestDatabase } from '#lib/server/database/test-database.ts';
import { listImportFiles } from './list-import-files.ts';
import { listImportRejects } from './list-import-rejects.ts';
import { listImports } from './list-imports.ts';
import { readImport } from './read-import.ts';
import { readOverview } from './read-overview.ts';
import type { QueryContext } from './read-snapshot.ts';

const missing = '00000000-0000-7000-8000-000000000000';
let database: TestDatabase;
let context: QueryContext;
let runId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  context = { pool: database.pool, now: 0 };
  const { prisma } = database;
  for (const label of ['first', 'second'])
    await prisma.ingestRun.create({ data: { label, origin: 'command' } });
  const run = await prisma.ingestRun.create({ data: { label: 'third', origin: 'upload', expected: 5 } });
  runId = run.id;
  const source = { runId, place: '/spool/x', sizeBytes: 3_000_000_000n, readBytes: 1_000n };
  const done = await prisma.ingestSource.create({ data: { ...source, name: 'a.zip', state: 'done' } });
  await prisma.ingestSource.create({
    data: {
      ...source,
      name: 'b.zip',
      state: 'failed',
      errorCode: 'empty_file',
      errorMessage: 'b.zip is empty.',
    },
  });
  await prisma.ingestSource.create({ data: { ...source, name: 'c.zip', state: 'working' } });
  const states = ['done', 'done', 'done', 'known', 'skipped', 'damaged', 'rejected', 'damaged', 'working'];
  for (const [ordinal, state] of states.entries()) {
    const file = await prisma.ingestFile.create({
      data: {
        sourceId: done.id,
        ordinal,
        path: `logs/${9 - ordinal}.json`,
        state,
        bytes: 5_000_000_000n,
        sha256: Buffer.alloc(32, ordinal),
        records: 10,
        inserted: 6,
        known: 2,
        rejected: 2,
        errorCode: state === 'rejected' ? 'digest_file' : null,
        errorMessage: state === 'rejected' ? 'A digest.' : null,
        errorRemedy: state === 'rejected' ? 'Leave it.' : null,
      },
    });
    for (const byteOffset of [10n, 6_000_000_000n]) {
      await prisma.ingestReject.create({
        data: { fileId: file.id, byteOffset, code: 'bad_json', message: 'No JSON.', excerpt: '{' },
      });
    }
  }
});

afterAll(async () => {
  await database?.drop();
});

/** All pages of a list, joined. */
async function joined<T>(
  page: (after: string | null) => Promise<{ items: T[]; next: string | null }>,
): Promise<T[]> {
  const all: T[] = [];
  let after: string | null = null;
  do {
    const { items, next } = await page(after);
    all.push(...items);
    after = next;
  } while (after !== null);
  return all;
}

describe('the list of imports', () => {
  test('has the newest first, and pages join', async () => {
    const runs = await joined(async (before) => {
      const answer = importsResponse.parse(await listImports(context, { before, limit: 2 }));
      return { items: answer.runs, next: answer.next };
    });
    expect(runs.map((run) => run.label)).toEqual(['third', 'second', 'first']);
  });

  test('counts nothing for an import that has nothing yet', async () => {
    const { runs } = await listImports(context, { before: null, limit: 10 });
    expect(runs[2]).toMatchObject({ sources: 0, sizeBytes: 0, counts: { files: 0, records: 0 } });
  });
});

describe('an import', () => {
  test('sums up its sources and files, and counts the sources that are still to come', async () => {
    const { run } = importResponse.parse(await readImport(context, runId));
    expect(run).toMatchObject({
      sources: 5,
      sourcesDone: 2,
      sourcesFailed: 1,
      sizeBytes: 9_000_000_000,
      readBytes: 3000,
    });
    expect(run.counts).toEqual({
      files: 9,
      filesRejected: 1,
      filesDamaged: 2,
      filesKnown: 1,
      filesSkipped: 1,
      records: 90,
      inserted: 54,
      known: 18,
      rejected: 18,
    });
  });

  test('names the sources at work and those that failed first', async () => {
    const { sources, sourcesTotal } = importResponse.parse(await readImport(context, runId));
    expect(sources.map((source) => source.name)).toEqual(['c.zip', 'b.zip', 'a.zip']);
    expect(sourcesTotal).toBe(3);
    expect(sources[1]?.error).toEqual({ code: 'empty_file', message: 'b.zip is empty.' });
    expect(sources[2]?.counts.files).toBe(9);
  });

  test('that does not exist is not found, by any of its lists', async () => {
    const page = { runId: missing, after: null, limit: 10 };
    await expect(readImport(context, missing)).rejects.toMatchObject({ code: 'not_found' });
    await expect(listImportFiles(context, { ...page, state: null })).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(listImportRejects(context, page)).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('its files', () => {
  const page = async (after: string | null, state: 'damaged' | null = null) =>
    importFilesResponse.parse(
      await listImportFiles(context, {
        runId,
        state,
        after: after === null ? null : Number(after),
        limit: 4,
      }),
    );

  test('have those that need a look first, then go by name, and pages join', async () => {
    const files = await joined(async (after) => {
      const { files: items, next } = await page(after);
      return { items, next };
    });
    expect(files.map((file) => [file.state, file.path])).toEqual([
      ['rejected', 'logs/3.json'],
      ['damaged', 'logs/2.json'],
      ['damaged', 'logs/4.json'],
      ['working', 'logs/1.json'],
      ['skipped', 'logs/5.json'],
      ['known', 'logs/6.json'],
      ['done', 'logs/7.json'],
      ['done', 'logs/8.json'],
      ['done', 'logs/9.json'],
    ]);
    expect(files[0]).toMatchObject({
      bytes: 5_000_000_000,
      sha256: '06'.repeat(32),
      error: { code: 'digest_file', message: 'A digest.', remedy: 'Leave it.' },
    });
  });

  test('of one state are counted by it', async () => {
    expect(await page(null, 'damaged')).toMatchObject({ total: 2, next: null });
  });

  test('after a number that is no file are none', async () => {
    const none = await listImportFiles(context, { runId, state: null, after: 999_999_999_999, limit: 4 });
    expect(none).toMatchObject({ files: [], next: null });
  });
});

test('its rejects come in the order in which they were found, and pages join', async () => {
  const rejects = await joined(async (after) => {
    const question = { runId, after: after === null ? null : Number(after), limit: 7 };
    const answer = importRejectsResponse.parse(await listImportRejects(context, question));
    expect(answer.total).toBe(18);
    return { items: answer.rejects, next: answer.next };
  });
  expect(rejects).toHaveLength(18);
  expect(rejects.map((reject) => reject.id)).toEqual(
    rejects.map((reject) => reject.id).sort((a, b) => a - b),
  );
  expect(rejects[1]).toMatchObject({
    path: 'logs/9.json',
    offset: 6_000_000_000,
    code: 'bad_json',
    line: null,
  });
});

test('an overview of a Spoor without events is all zeros, with its imports', async () => {
  const overview = overviewResponse.parse(await readOverview(context));
  expect(overview).toMatchObject({ events: 0, copies: 0, untimed: 0, first: null, last: null, rejects: 18 });
  expect(overview.rejectedFiles).toBe(1);
  expect(overview.accounts).toEqual({ values: [], distinct: 0 });
  expect(overview.runs).toHaveLength(3);
});
