import { relative } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import type { Random } from '#fixtures/demo/random.ts';
import { createPrisma } from '#lib/server/database/prisma.ts';
import { addSource } from '#lib/server/store/add-source.ts';
import { createRun } from '#lib/server/store/create-run.ts';
import { sendUpload } from '../send-upload.ts';
import { type DatabaseDeath, databaseDeaths, type Site } from '../site.ts';
import { type EndState, findBroken, readEndState } from './check-state.ts';

export type Victim = 'worker' | 'web' | DatabaseDeath;

export interface Disturbance {
  readonly random: Random;
  readonly victims: readonly Victim[];
  /** Milliseconds within which one kill follows another. */
  readonly withinMs: number;
  readonly kills: number;
}

export interface Outcome extends EndState {
  readonly seconds: number;
  readonly killed: readonly Victim[];
  /** Longest time from a process' return to the next finished file. */
  readonly resumedSeconds: number;
  /** Sources that were seen as done and turned out not to be. */
  readonly broken: number;
}

/** Where a disk holds what it says, an import that was killed needs no more time than this to be over. */
const patienceMs = 2 * 60_000;

/** One import of `places` into an empty database: by uploads where the site has a web server. */
export async function importOnce(
  site: Site,
  logs: { readonly folder: string; readonly places: readonly string[] },
  disturbance: Disturbance | null,
): Promise<Outcome> {
  const pool = await site.newRound();
  const prisma = createPrisma(pool);
  try {
    const uploads = logs.places.filter((place) => site.hasWeb && /\.json(\.gz)?$/.test(place));
    const expected = logs.places.length;
    const runId = await createRun(prisma, { label: 'campaign', origin: 'upload', expected });
    for (const place of logs.places.filter((one) => !uploads.includes(one))) {
      await addSource(prisma, { runId, name: place, place: `path:${place}`, sizeBytes: 1 });
    }
    if (site.hasWeb) await site.startWeb();
    site.startWorker();
    const started = performance.now();
    const sending = sendAll(site, runId, logs.folder, uploads);
    // A refusal shows as an import that never ends, unless it is awaited below.
    sending.catch(() => undefined);
    const watch = new Watch(pool, runId);
    const killed = disturbance === null ? [] : await disturb(site, watch, disturbance);
    while (!(await watch.finished())) {
      if (performance.now() - started > patienceMs)
        throw new Error(`The import does not end: ${await watch.tell()}`);
      await sleep(50);
    }
    await sending;
    const seconds = (performance.now() - started) / 1000;
    await site.stopProcesses();
    const { acknowledged, resumedSeconds } = watch;
    const broken = Math.max(watch.broken, await findBroken(pool, [...acknowledged]));
    const end = await readEndState(pool);
    const faults = end.faults.length === 0 ? [] : [...end.faults, await watch.tell()];
    return { ...end, faults, seconds, killed, resumedSeconds, broken };
  } finally {
    await prisma.$disconnect();
    await pool.end();
    await site.dropRound();
  }
}

async function disturb(site: Site, watch: Watch, disturbance: Disturbance): Promise<Victim[]> {
  const { random, victims, withinMs, kills } = disturbance;
  const killed: Victim[] = [];
  while (killed.length < kills) {
    const until = performance.now() + random.between(50, withinMs);
    while (performance.now() < until) {
      if (await watch.finished()) return killed;
      await sleep(20);
    }
    const victim = victims[random.between(0, victims.length - 1)] ?? 'worker';
    killed.push(victim);
    if (victim === 'worker') await site.killWorker();
    else if (victim === 'web') await site.killWeb();
    else {
      await site.killDatabase(victim);
      await watch.compare();
    }
    watch.expectProgress();
  }
  return killed;
}

async function sendAll(site: Site, runId: string, folder: string, files: readonly string[]): Promise<void> {
  const queue = [...files];
  const lane = async () => {
    for (let file = queue.shift(); file !== undefined; file = queue.shift()) {
      const chunkBytes = 256 * 1024;
      await sendUpload({ address: site.address, runId, name: relative(folder, file), file, chunkBytes });
    }
  };
  await Promise.all([lane(), lane(), lane()]);
}

/** What somebody who looks at the import sees of it, and whether it holds. */
class Watch {
  readonly #pool: pg.Pool;
  readonly #runId: string;
  readonly acknowledged = new Set<string>();
  broken = 0;
  resumedSeconds = 0;
  #files = 0;
  #waitingSince: number | null = null;

  constructor(pool: pg.Pool, runId: string) {
    this.#pool = pool;
    this.#runId = runId;
  }

  expectProgress(): void {
    this.#waitingSince = performance.now();
  }

  /** Also notes which sources are done by now. While the database is away, nothing is known. */
  async finished(): Promise<boolean> {
    try {
      const { rows } = await this.#pool.query<{ finished: boolean; done: string[] | null; files: number }>(
        `SELECT finished_at IS NOT NULL AS finished,
                (SELECT array_agg(id) FROM ingest_source WHERE run_id = run.id AND state = 'done') AS done,
                (SELECT count(*)::int FROM ingest_file) AS files
         FROM ingest_run AS run WHERE id = $1`,
        [this.#runId],
      );
      for (const id of rows[0]?.done ?? []) this.acknowledged.add(id);
      const { files = 0, finished = false } = rows[0] ?? {};
      if (this.#waitingSince !== null && (files > this.#files || finished)) {
        this.resumedSeconds = Math.max(this.resumedSeconds, (performance.now() - this.#waitingSince) / 1000);
        this.#waitingSince = null;
      }
      this.#files = files;
      return finished;
    } catch {
      return false;
    }
  }

  async tell(): Promise<string> {
    const { rows } = await this.#pool.query(
      'SELECT state, error_message, count(*)::int FROM ingest_source GROUP BY 1, 2',
    );
    return JSON.stringify(rows);
  }

  /** What was acknowledged before the database died has to be there, whole, after it. */
  async compare(): Promise<void> {
    for (;;) {
      const broken = await findBroken(this.#pool, [...this.acknowledged]).catch(() => null);
      if (broken !== null) {
        this.broken += broken;
        return;
      }
      await sleep(100);
    }
  }
}

export const allVictims: readonly Victim[] = ['worker', 'web', ...databaseDeaths];
