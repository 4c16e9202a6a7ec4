import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../database/test-database.ts';
import { addSource } from './add-source.ts';
import { closeRun } from './close-run.ts';
import { createRun } from './create-run.ts';
import { finishSource } from './track-source.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await database?.drop();
});

const open = (expected: number) =>
  createRun(database.prisma, { label: 'three files', origin: 'upload', expected });
const arrive = (runId: string) =>
  addSource(database.prisma, { runId, name: 'a.json', place: 'path:/nowhere', sizeBytes: 1 });
const finishedAt = async (id: string) =>
  (await database.prisma.ingestRun.findUniqueOrThrow({ where: { id } })).finishedAt;

test('a run whose uploads were all cancelled ends at once', async () => {
  const run = await open(3);
  expect(await closeRun(database.prisma, run)).toBe(true);
  expect(await finishedAt(run)).not.toBeNull();
});

test('a run ends when the sources that did arrive are done, not before', async () => {
  const run = await open(3);
  const source = await arrive(run);
  await closeRun(database.prisma, run);
  expect(await finishedAt(run)).toBeNull();
  await finishSource(database.prisma, source, { state: 'done', fault: null });
  expect(await finishedAt(run)).not.toBeNull();
});

test('a finished run keeps its end and what it expected', async () => {
  const run = await open(1);
  await finishSource(database.prisma, await arrive(run), { state: 'done', fault: null });
  const before = await database.prisma.ingestRun.findUniqueOrThrow({ where: { id: run } });
  await closeRun(database.prisma, run);
  expect(await database.prisma.ingestRun.findUniqueOrThrow({ where: { id: run } })).toEqual(before);
});

test('a run ends with the last of its sources, and a file that is handed over twice is one', async () => {
  const run = await open(3);
  const spooled = { runId: run, name: 'b.json', place: `spool:/spool/${run}`, sizeBytes: 1 };
  const first = await addSource(database.prisma, spooled);
  const sources = [first, await arrive(run)];
  expect(await addSource(database.prisma, spooled)).toBe(first);
  for (const source of sources) await finishSource(database.prisma, source, { state: 'done', fault: null });
  expect(await finishedAt(run)).toBeNull();
  const last = await arrive(run);
  expect(await finishedAt(run)).toBeNull();
  await finishSource(database.prisma, last, { state: 'failed', fault: null });
  expect(await finishedAt(run)).not.toBeNull();
});

test('a run works again when a file comes late', async () => {
  const run = await open(2);
  await finishSource(database.prisma, await arrive(run), { state: 'done', fault: null });
  await closeRun(database.prisma, run);
  expect(await finishedAt(run)).not.toBeNull();
  const late = await arrive(run);
  expect(await finishedAt(run)).toBeNull();
  await finishSource(database.prisma, late, { state: 'done', fault: null });
  expect(await finishedAt(run)).not.toBeNull();
});

test('a run that does not exist is not there', async () => {
  expect(await closeRun(database.prisma, '00000000-0000-7000-8000-000000000000')).toBe(false);
});
