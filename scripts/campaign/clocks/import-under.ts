import { mock } from 'node:test';
import type pg from 'pg';
import type { Random } from '#fixtures/demo/random.ts';
import { maxRecordDepth } from '#lib/core/cloudtrail/parse-record.ts';
import type { ArchiveItem } from '#lib/server/archive/archive-item.ts';
import { createPool } from '#lib/server/database/pool.ts';
import type { TestDatabase } from '#lib/server/database/test-database.ts';
import { importSource } from '#lib/server/ingest/import-source.ts';
import { IngestPool } from '#lib/server/ingest/ingest-pool.ts';
import { addSource } from '#lib/server/store/add-source.ts';
import { createRun } from '#lib/server/store/create-run.ts';
import { fingerprint } from '#lib/server/store/fingerprint.ts';
import { settleStatistics } from '#lib/server/store/settle-statistics.ts';
import type { TimedRecord } from './timed-records.ts';

export interface Machine {
  readonly zone: string;
  readonly databaseZone: string;
  /** What the machine's clock says at each import; one import at the right time without it. */
  readonly clock?: readonly number[];
  /** Shuffles what comes when. */
  readonly random?: Random;
}

/** Imports the records on such a machine; answers the fingerprint of the tables. */
export async function importUnder(
  test: TestDatabase,
  records: readonly TimedRecord[],
  machine: Machine,
): Promise<string> {
  const { zone, databaseZone, clock = [null], random } = machine;
  process.env.TZ = zone;
  const [{ name = '' } = {}] = (await test.pool.query<{ name: string }>('SELECT current_database() AS name'))
    .rows;
  await test.pool.query(`ALTER DATABASE ${name} SET timezone TO '${databaseZone}'`);
  await setZone(test.pool, databaseZone);
  const pool = new IngestPool(1, { url: test.url, maxRecordBytes: 32 << 20, maxDepth: maxRecordDepth });
  const order = random === undefined ? [...records] : shuffled(records, random);
  const share = Math.ceil(order.length / clock.length);
  try {
    for (const [index, now] of clock.entries()) {
      if (now !== null) {
        mock.timers.reset();
        mock.timers.enable({ apis: ['Date'], now });
      }
      const part = order.slice(index * share, (index + 1) * share);
      const runId = await createRun(test.prisma, { label: 'clocks', origin: 'command', expected: 1 });
      const source = { runId, name: 'log.json', place: 'path:/nowhere', sizeBytes: 1 };
      const id = await addSource(test.prisma, source);
      if (!(await importSource(pool, test.prisma, id, () => itemOf(part))))
        throw new Error('It did not end.');
      await settleStatistics(test.pool);
    }
  } finally {
    await pool.close();
  }
  return inUtc(test.url);
}

/** Of the connections that are open already; new ones have the database's. */
async function setZone(pool: pg.Pool, zone: string): Promise<void> {
  await pool.query("SELECT set_config('timezone', $1, false)", [zone]);
}

async function* itemOf(records: readonly TimedRecord[]): AsyncGenerator<ArchiveItem> {
  const bytes = new TextEncoder().encode(JSON.stringify({ Records: records.map(({ record }) => record) }));
  yield { kind: 'document', document: { path: 'log.json', chunks: once(bytes) } };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** The fingerprint holds times as text. */
async function inUtc(url: string): Promise<string> {
  const pool = createPool({ url, max: 1, applicationName: 'spoor-campaign' });
  try {
    await setZone(pool, 'UTC');
    return await fingerprint(pool);
  } finally {
    await pool.end();
  }
}

function shuffled<T>(list: readonly T[], random: Random): T[] {
  const order = [...list];
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = random.below(at + 1);
    [order[at], order[other]] = [order[other] as T, order[at] as T];
  }
  return order;
}
