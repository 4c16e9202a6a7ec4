import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { parseEnv } from '../env.ts';
import { SourceClaims } from '../store/source-claims.ts';
import { sumRun } from '../store/sum-run.ts';
import { openBench } from './bench.test-support.ts';
import { importPaths } from './import-paths.ts';
import { logFile, numberedRecords } from './ingest.test-support.ts';

const bench = openBench();
let folder: string;
let claims: SourceClaims;

beforeAll(() => {
  claims = new SourceClaims(bench.database.url);
});
afterAll(() => claims.close());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'spoor-paths-'));
});
afterEach(() => rm(folder, { recursive: true }));

const parts = () => ({ pool: bench.pool, prisma: bench.database.prisma, claims, env: parseEnv({}) });

test('small files share sources, a large one and a folder have one each, and all of them are read', async () => {
  const small = Array.from({ length: 150 }, (_, n) => join(folder, `${n}.json`));
  for (const [n, path] of small.entries()) await writeFile(path, logFile(numberedRecords(2, n * 2)));
  const large = join(folder, 'large.json');
  await writeFile(large, logFile(numberedRecords(2_000, 300)));
  await mkdir(join(folder, 'inner'));
  await writeFile(join(folder, 'inner/a.json'), logFile(numberedRecords(10, 2_295)));
  const paths = [...small.slice(0, 70), large, ...small.slice(70), join(folder, 'inner')];
  let [sized, read] = [0, 0];
  const { runId, complete } = await importPaths(parts(), paths, {
    onSized: (bytes) => {
      sized = bytes;
    },
    onRead: (bytes) => {
      read = bytes;
    },
  });
  expect(complete).toBe(true);
  expect(read).toBe(sized);
  const sums = await sumRun(bench.database.pool, runId);
  expect(sums).toMatchObject({ files: 152, records: 2_310, inserted: 2_305, known: 5, rejected: 0 });
  const run = await bench.database.prisma.ingestRun.findUniqueOrThrow({ where: { id: runId } });
  expect(run).toMatchObject({ expected: 4, arrived: 4 });
  expect(run.finishedAt).not.toBeNull();
});

test('a path that is not there is named before anything is written', async () => {
  const paths = [join(folder, 'nowhere.json')];
  await expect(importPaths(parts(), paths)).rejects.toMatchObject({ code: 'not_found' });
  expect(await bench.database.prisma.ingestRun.count()).toBe(0);
});
