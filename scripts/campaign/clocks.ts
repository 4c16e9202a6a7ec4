import { mock } from 'node:test';
import { parseArgs } from 'node:util';
import { Random } from '#fixtures/demo/random.ts';
import { createTestDatabase, type TestDatabase } from '#lib/server/database/test-database.ts';
import { compareWithTruth } from './clocks/compare-with-truth.ts';
import { importUnder } from './clocks/import-under.ts';
import { timedRecords } from './clocks/timed-records.ts';

const zones = [
  ...['UTC', 'Pacific/Chatham', 'Pacific/Kiritimati', 'Etc/GMT+12', 'America/New_York', 'Europe/Berlin'],
  ...['Asia/Kathmandu', 'Australia/Lord_Howe', 'Pacific/Apia', 'America/St_Johns', 'Africa/Casablanca'],
];
const hour = 3_600_000;
/** What the clock of the machine may say at an import. */
const clocks: readonly (() => number)[] = [
  ...[0, -hour, hour, -24 * hour, 24 * hour, -400 * 24 * hour].map((by) => () => Date.now() + by),
  ...[0, Date.UTC(2016, 11, 31, 23, 59, 59), Date.UTC(2026, 9, 25, 0, 59, 59), 2_147_483_647_000].map(
    (at) => () => at,
  ),
  () => Date.UTC(9999, 11, 31, 23, 59, 59),
];

export interface ClockFigures {
  readonly points: number;
  readonly records: number;
  /** Points at which tables, order or buckets were not those of a machine in UTC whose clock is right. */
  readonly differed: number;
}

/**
 * Imports on machines in other zones, with databases in other zones, whose clock is set forward or
 * back between one import and the next: the same tables, the same order, the same buckets.
 */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { points: { type: 'string', default: '200' } } });
  const figures = await turnClocks({ points: Number(values.points), say: (line) => console.log(line) });
  console.log(JSON.stringify({ campaign: 'clocks', ...figures }));
  return figures.differed === 0 ? 0 : 1;
}

export async function turnClocks(doses: {
  points: number;
  say: (line: string) => void;
}): Promise<ClockFigures> {
  const random = new Random(Date.now());
  const records = timedRecords(random);
  const oracle = await withDatabase((test) =>
    importUnder(test, records, { zone: 'UTC', databaseZone: 'UTC' }),
  );
  let differed = 0;
  for (let point = 1; point <= doses.points; point += 1) {
    const zone = pick(random, zones);
    const databaseZone = pick(random, zones);
    const turns = [pick(random, clocks)(), pick(random, clocks)()];
    const complaints = await withDatabase(async (test) => {
      const turned = { zone, databaseZone, clock: turns, random };
      const content = await importUnder(test, records, turned);
      const found = await compareWithTruth(test, records, random);
      return [...(content === oracle ? [] : ['other tables']), ...found];
    }).finally(() => mock.timers.reset());
    if (complaints.length > 0) differed += 1;
    doses.say(
      `${point} of ${doses.points} points (${zone}, database in ${databaseZone}, ` +
        `clock at ${turns.map((at) => new Date(at).toISOString()).join(', then ')}): ` +
        `${complaints.length === 0 ? 'the same' : complaints.join('; ')}`,
    );
  }
  return { points: doses.points, records: records.length, differed };
}

async function withDatabase<T>(work: (test: TestDatabase) => Promise<T>): Promise<T> {
  const zone = process.env.TZ;
  const test = await createTestDatabase();
  try {
    return await work(test);
  } finally {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
    await test.drop();
  }
}

function pick<T>(random: Random, list: readonly T[]): T {
  return list[random.below(list.length)] as T;
}
