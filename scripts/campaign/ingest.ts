import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { generateOrganisation } from '#fixtures/demo/generate.ts';
import { Random } from '#fixtures/demo/random.ts';
import { toGzip } from '#fixtures/demo/to-gzip.ts';
import { createTestDatabase, type TestDatabase } from '#lib/server/database/test-database.ts';
import { addSource } from '#lib/server/store/add-source.ts';
import { createRun } from '#lib/server/store/create-run.ts';
import { cubeFromEvents, cubeSums, fingerprint } from '#lib/server/store/fingerprint.ts';

const demandedSeconds = 60;

/**
 * kill -9 of the worker at random points of an import, again and again until it is done, each time
 * held against an import that nobody disturbed: nothing lost, nothing doubled, the cube a count of
 * the events. Prints how many points it tried and how many ended differently; 0 is the demand.
 */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { points: { type: 'string' }, events: { type: 'string' } } });
  const points = Number(values.points ?? 200);
  const folder = await makeLogs(Number(values.events ?? 20_000));
  const random = new Random(Date.now());
  try {
    const oracle = await importOnce(folder, () => null);
    console.log(`undisturbed: ${oracle.events} events in ${oracle.seconds.toFixed(1)} s`);
    let [kills, differed, slowest] = [0, 0, 0];
    while (kills < points) {
      const disturbed = await importOnce(folder, () => random.between(300, oracle.seconds * 1000));
      kills += disturbed.kills;
      slowest = Math.max(slowest, disturbed.resumed);
      const same = disturbed.content === oracle.content && disturbed.cubeFits;
      if (!same) differed += 1;
      console.log(
        `${kills} of ${points} points, ${same ? 'the same' : 'DIFFERENT'}, resumed in ${disturbed.resumed.toFixed(1)} s`,
      );
    }
    console.log(
      JSON.stringify({
        campaign: 'ingest',
        kills,
        differed,
        slowestResumeSeconds: Number(slowest.toFixed(1)),
      }),
    );
    return differed === 0 && slowest <= demandedSeconds ? 0 : 1;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Imports the folder through the job queue; `killAfter` says when to kill the worker, null for never again. */
async function importOnce(folder: string, killAfter: () => number | null) {
  const test = await createTestDatabase();
  try {
    const runId = await createRun(test.prisma, { label: 'campaign', origin: 'command', expected: 1 });
    await addSource(test.prisma, { runId, name: 'logs', place: `path:${folder}`, sizeBytes: 1 });
    const started = performance.now();
    let [kills, resumed] = [0, 0];
    let left = 4;
    for (;;) {
      const delay = left > 0 ? killAfter() : null;
      left -= 1;
      const worker = startWorker(test.url);
      const born = performance.now();
      const before = await countFiles(test);
      const deadline = delay === null ? Number.POSITIVE_INFINITY : born + delay;
      let finished = await isFinished(test, runId);
      while (!finished && performance.now() < deadline) {
        await sleep(50);
        if (kills > 0 && resumed === 0 && (await countFiles(test)) > before) {
          resumed = (performance.now() - born) / 1000;
        }
        finished = await isFinished(test, runId);
      }
      await kill(worker);
      if (finished) break;
      kills += 1;
    }
    const seconds = (performance.now() - started) / 1000;
    const { rows } = await test.pool.query<{ events: number }>('SELECT count(*)::int AS events FROM event');
    const { rows: gaps } = await test.pool.query(
      `(${cubeSums} EXCEPT ${cubeFromEvents}) UNION ALL (${cubeFromEvents} EXCEPT ${cubeSums})`,
    );
    const content = await fingerprint(test.pool);
    return { content, cubeFits: gaps.length === 0, events: rows[0]?.events ?? 0, kills, resumed, seconds };
  } finally {
    await test.drop();
  }
}

function startWorker(url: string): ChildProcess {
  return spawn(process.execPath, ['lib/server/jobs/worker.ts'], {
    env: { ...process.env, DATABASE_URL: url, SPOOR_LOG_LEVEL: 'silent' },
    stdio: 'ignore',
  });
}

async function kill(worker: ChildProcess): Promise<void> {
  if (worker.exitCode !== null) return;
  const ended = once(worker, 'exit');
  worker.kill('SIGKILL');
  await ended;
}

async function isFinished(test: TestDatabase, runId: string): Promise<boolean> {
  const run = await test.prisma.ingestRun.findUniqueOrThrow({
    where: { id: runId },
    select: { finishedAt: true },
  });
  return run.finishedAt !== null;
}

function countFiles(test: TestDatabase): Promise<number> {
  return test.prisma.ingestFile.count();
}

async function makeLogs(events: number): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'spoor-campaign-'));
  for (const file of generateOrganisation({ seed: 3, events, days: 30, end: Date.UTC(2026, 10, 1) })) {
    const path = join(folder, file.key);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, toGzip(file.json));
  }
  return folder;
}
