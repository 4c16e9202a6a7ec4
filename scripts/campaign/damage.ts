import { mkdir, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { constants, gunzipSync, gzipSync } from 'node:zlib';
import { generateOrganisation } from '#fixtures/demo/generate.ts';
import { Random } from '#fixtures/demo/random.ts';
import { maxRecordDepth } from '#lib/core/cloudtrail/parse-record.ts';
import { createTestDatabase } from '#lib/server/database/test-database.ts';
import { parseEnv } from '#lib/server/env.ts';
import { importPaths } from '#lib/server/ingest/import-paths.ts';
import { IngestPool } from '#lib/server/ingest/ingest-pool.ts';
import { SourceClaims } from '#lib/server/store/source-claims.ts';
import { makeCampaignFolder } from './campaign-folders.ts';

export interface DamageFigures {
  readonly truncated: number;
  readonly flipped: number;
  /** Whole records before the damage, of all files. */
  readonly before: number;
  /** Files that were taken for whole. */
  readonly silent: number;
  /** Files of which a whole record before the damage is missing. */
  readonly short: number;
}

/** gz files cut off anywhere, and with a bit flipped anywhere, through the whole import. */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { points: { type: 'string', default: '1000' } } });
  const figures = await importDamaged(Number(values.points));
  console.log(JSON.stringify({ campaign: 'damage', ...figures }));
  return figures.silent + figures.short === 0 ? 0 : 1;
}

/** As many of each kind. */
export async function importDamaged(each: number): Promise<DamageFigures> {
  const folder = await makeCampaignFolder('damage');
  const test = await createTestDatabase();
  const env = parseEnv({ SPOOR_WORKERS: '2' });
  const { recordBytes: maxRecordBytes } = env.limits;
  const pool = new IngestPool(env.workers, { url: test.url, maxRecordBytes, maxDepth: maxRecordDepth });
  const claims = new SourceClaims(test.url);
  try {
    const expected = await writeDamaged(folder, each);
    let [silent, short] = [0, 0];
    await importPaths({ pool, prisma: test.prisma, claims, env }, [folder], {
      onResult({ path, state, inserted, known }) {
        if (state !== 'damaged' && state !== 'rejected') silent += 1;
        if (inserted + known < (expected.get(basename(path)) ?? 0)) short += 1;
      },
    });
    await pool.close();
    const before = [...expected.values()].reduce((sum, records) => sum + records, 0);
    return { truncated: each, flipped: each, before, silent, short };
  } finally {
    await pool.kill();
    await claims.close();
    await test.drop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Answers, by name, how many whole records come before the damage. */
async function writeDamaged(folder: string, each: number): Promise<Map<string, number>> {
  const random = new Random(Date.now());
  const expected = new Map<string, number>();
  const files = generateOrganisation({ seed: 11, events: each * 100, days: 20, end: Date.UTC(2026, 10, 1) });
  await mkdir(folder, { recursive: true });
  let made = 0;
  for (const { json } of files) {
    if (made === each) break;
    const whole = gzipSync(json);
    const name = String(made).padStart(6, '0');
    const cutAt = random.between(18, whole.length - 1);
    const flipped = flip(whole, random);
    // Bits between the last block and the checksum mean nothing: nobody could tell.
    if (flipped === null) continue;
    await writeFile(join(folder, `${name}-cut.json.gz`), whole.subarray(0, cutAt));
    await writeFile(join(folder, `${name}-flip.json.gz`), flipped.bytes);
    expected.set(`${name}-cut.json.gz`, countWhole(whole.subarray(0, cutAt)));
    expected.set(`${name}-flip.json.gz`, countWhole(whole.subarray(0, flipped.at)));
    made += 1;
  }
  return expected;
}

function flip(whole: Buffer, random: Random): { bytes: Buffer; at: number } | null {
  const bytes = Buffer.from(whole);
  const at = random.between(10, whole.length - 1);
  bytes[at] = (bytes[at] ?? 0) ^ (1 << random.between(0, 7));
  try {
    return gunzipSync(bytes).equals(gunzipSync(whole)) ? null : { bytes, at };
  } catch {
    return { bytes, at };
  }
}

/** Records that end within what the bytes up to the damage unpack to: each begins with its version. */
function countWhole(bytes: Buffer): number {
  const text = gunzipSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH }).toString();
  return Math.max(0, text.split('{"eventVersion"').length - 2);
}
