import { rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Random } from '#fixtures/demo/random.ts';
import { createPrisma } from '#lib/server/database/prisma.ts';
import { addSource } from '#lib/server/store/add-source.ts';
import { createRun } from '#lib/server/store/create-run.ts';
import { makeCampaignFolder } from './campaign-folders.ts';
import { type EndState, readEndState } from './ingest/check-state.ts';
import { makeLogs } from './ingest/make-logs.ts';
import { Site } from './site.ts';
import { SmallDisk } from './small-disk.ts';

const MiB = 1024 * 1024;
const diskBytes = 640 * MiB;
const minFreeBytes = 48 * MiB;
const patienceMs = 120_000;

/** `filling`: the import itself comes to the end of the disk. `sudden`: another program takes all of it. */
type Shortage = 'filling' | 'sudden';

export interface DiskFigures {
  readonly points: number;
  /** Points at which the import's row said that the disk is full, and what to do. */
  readonly told: number;
  readonly databaseDeaths: number;
  readonly differed: number;
}

/** The disk of database and spool is full at random points of imports, then has room again. */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { points: { type: 'string', default: '20' } } });
  const figures = await fillDisks({ points: Number(values.points), say: (line) => console.log(line) });
  if ('reason' in figures) {
    console.log(`Not run: ${figures.reason}.`);
    return 0;
  }
  console.log(JSON.stringify({ campaign: 'disk-full', ...figures }));
  return figures.differed === 0 && figures.told === figures.points ? 0 : 1;
}

export async function fillDisks(doses: {
  points: number;
  say: (line: string) => void;
}): Promise<DiskFigures | { reason: string }> {
  const disk = await SmallDisk.make(diskBytes);
  if ('reason' in disk) return disk;
  const logs = await makeCampaignFolder('logs');
  const random = new Random(Date.now());
  const site = await Site.open(null, {
    folder: disk.folder,
    env: { SPOOR_MIN_FREE_BYTES: String(minFreeBytes) },
  });
  let [points, told, differed] = [0, 0, 0];
  try {
    await makeLogs(logs, 6_000);
    const oracle = await importOn(site, disk, logs, null);
    while (points < doses.points) {
      const shortage: Shortage = points % 3 === 2 ? 'sudden' : 'filling';
      const end = await importOn(site, disk, logs, { shortage, bytes: random.between(1, 28) * MiB });
      const complaints = [...end.faults, ...(end.content === oracle.content ? [] : ['other content'])];
      points += 1;
      if (end.said !== null) told += 1;
      if (complaints.length > 0) differed += 1;
      doses.say(
        `${points} of ${doses.points} points (${shortage}): ${complaints.length === 0 ? 'the same' : complaints.join('; ')}; ` +
          `${end.said ?? 'nothing was said'}`,
      );
    }
    return { points, told, databaseDeaths: site.returns, differed };
  } finally {
    await site.close();
    await disk.remove();
    await rm(logs, { recursive: true, force: true });
  }
}

/** One import; with a shortage, the disk is cleared once the import has said what holds it up. */
async function importOn(
  site: Site,
  disk: SmallDisk,
  logs: string,
  short: { shortage: Shortage; bytes: number } | null,
): Promise<EndState & { said: string | null }> {
  const pool = await site.newRound();
  const prisma = createPrisma(pool);
  const keeping = new AbortController();
  const kept = site.keepDatabase(keeping.signal);
  try {
    const runId = await createRun(prisma, { label: 'campaign', origin: 'command', expected: 1 });
    const id = await addSource(prisma, { runId, name: 'logs', place: `path:${logs}`, sizeBytes: 1 });
    if (short?.shortage === 'filling') await disk.leave(minFreeBytes + short.bytes);
    site.startWorker();
    const started = performance.now();
    const read = () => prisma.ingestSource.findUniqueOrThrow({ where: { id } }).catch(() => null);
    let said: string | null = null;
    let full = short?.shortage === 'filling';
    for (;;) {
      const source = await read();
      if (source?.state === 'done') break;
      if (source?.state === 'failed') throw new Error(`It gave up: ${source.errorMessage}`);
      if (short?.shortage === 'sudden' && !full && source !== null && (await prisma.ingestFile.count()) > 0) {
        await disk.leave(0);
        full = true;
      }
      if (full && said === null && source?.errorCode === 'disk_full') {
        said = `"${source.errorMessage} ${source.errorRemedy}"`;
        await disk.clear();
      }
      // A database that is down for want of room cannot say so in its rows: the terminal does.
      if (full && said === null && site.complaint !== null) {
        said = `"${site.complaint}"`;
        await disk.clear();
      }
      if (performance.now() - started > patienceMs) throw new Error('The import does not end.');
      await sleep(100);
    }
    await site.stopProcesses();
    return { ...(await readEndState(pool)), said };
  } finally {
    keeping.abort();
    await kept;
    await disk.clear();
    await prisma.$disconnect();
    await pool.end();
    await site.dropRound();
  }
}
