import { createHash, randomFillSync } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { pack } from 'tar-stream';
import { generateOrganisation } from '#fixtures/demo/generate.ts';
import { Random } from '#fixtures/demo/random.ts';
import { toGzip } from '#fixtures/demo/to-gzip.ts';
import { createPrisma } from '#lib/server/database/prisma.ts';
import { createRun } from '#lib/server/store/create-run.ts';
import { makeCampaignFolder } from './campaign-folders.ts';
import { PeakMemory } from './peak-memory.ts';
import { sendUpload } from './send-upload.ts';
import { Site } from './site.ts';

const MiB = 1024 * 1024;
const chunkBytes = 64 * MiB;
const demandedBytes = 512 * MiB;
const webKills = 3;

/**
 * One archive of gigabytes through the web server as it is built for use, with the connection broken
 * and the server killed again and again: is the spool's file the same, and what memory did it take?
 */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      gigabytes: { type: 'string', default: '2' },
      disconnects: { type: 'string', default: '20' },
      port: { type: 'string', default: '3180' },
    },
  });
  const folder = await makeCampaignFolder('upload');
  const site = await Site.open(Number(values.port));
  const memory = new PeakMemory();
  try {
    const file = join(folder, 'logs.tar');
    const events = await writeArchive(file, Number(values.gigabytes) * 1024 * MiB);
    const { size } = await stat(file);
    const pool = await site.newRound();
    const prisma = createPrisma(pool);
    const runId = await createRun(prisma, { label: 'campaign', origin: 'upload', expected: 1 });
    await site.startWeb();
    memory.watch('web', () => site.webPid);
    const started = performance.now();
    const sent = await sendAndDisturb(site, { runId, file, size }, Number(values.disconnects));
    const seconds = (performance.now() - started) / 1000;
    const ready = join(site.folder, 'spool', 'ready');
    const [spooled = ''] = await readdir(ready);
    const same = (await hashOf(join(ready, spooled))) === (await hashOf(file));
    site.startWorker();
    memory.watch('worker', () => site.workerPid);
    while ((await prisma.ingestRun.count({ where: { finishedAt: null } })) > 0) await sleep(200);
    const { rows } = await pool.query<{ n: number }>('SELECT count(*)::int AS n FROM event');
    const left = (await readdir(ready)).length;
    const figures = {
      campaign: 'upload',
      bytes: size,
      disconnects: sent.disconnects,
      webKills: sent.kills,
      same,
      megabytesPerSecond: Math.round(size / MiB / seconds),
      webPeakMiB: memory.peakMiB('web'),
      workerPeakMiB: memory.peakMiB('worker'),
      events: rows[0]?.n,
      eventsSent: events,
      spoolFilesLeft: left,
    };
    console.log(JSON.stringify(figures));
    await prisma.$disconnect();
    await pool.end();
    const whole = same && rows[0]?.n === events;
    return whole && figures.webPeakMiB * MiB <= demandedBytes ? 0 : 1;
  } finally {
    memory.stop();
    await site.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Real logs between files of noise that no compression makes smaller. Answers the number of events. */
async function writeArchive(file: string, bytes: number): Promise<number> {
  const archive = pack();
  const target = await open(file, 'w');
  const written = pipeline(archive, target.createWriteStream());
  const noise = Buffer.alloc(32 * MiB);
  const entry = (name: string, content: Buffer) =>
    new Promise<void>((done, failed) => {
      archive.entry({ name }, content, (error) => (error ? failed(error) : done()));
    });
  let events = 0;
  let made = 0;
  for (const { key, json } of generateOrganisation({
    seed: 5,
    events: 10_000,
    days: 9,
    end: Date.UTC(2026, 10, 1),
  })) {
    await entry(key, toGzip(json));
    events += (JSON.parse(json) as { Records?: unknown[] }).Records?.length ?? 0;
    if (made < bytes) {
      randomFillSync(noise);
      await entry(`noise/${made}.bin`, noise);
      made += noise.length;
    }
  }
  archive.finalize();
  await written;
  return events;
}

async function sendAndDisturb(
  site: Site,
  upload: { runId: string; file: string; size: number },
  wanted: number,
): Promise<{ disconnects: number; kills: number }> {
  const random = new Random(Date.now());
  let [disconnects, kills] = [0, 0];
  let killing: Promise<void> = Promise.resolve();
  await sendUpload({
    address: site.address,
    runId: upload.runId,
    name: 'logs.tar',
    file: upload.file,
    chunkBytes,
    onRequest(sent) {
      // Spread over the whole length, whatever the speed.
      if (disconnects + kills >= ((wanted + webKills) * sent) / upload.size) return undefined;
      const breaking = new AbortController();
      const breakIt = () => {
        if (kills < (webKills * sent) / upload.size) {
          kills += 1;
          killing = killing.then(() => site.killWeb());
        } else {
          disconnects += 1;
          breaking.abort();
        }
      };
      setTimeout(breakIt, random.between(5, 60));
      return breaking.signal;
    },
  });
  await killing;
  return { disconnects, kills };
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
