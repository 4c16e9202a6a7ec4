import { expect, test } from 'vitest';
import { openBench } from './ingest/bench.test-support.ts';
import { logFile, numberedRecords } from './ingest/ingest.test-support.ts';
import { findWrongCells } from './store/find-wrong-cells.ts';
import { recountActivity } from './store/recount-activity.ts';

const bench = openBench();
const say = () => undefined;

test('a cube that is not there is counted from the events, once', async () => {
  await bench.load([{ path: 'a.json', text: logFile(numberedRecords(300)) }]);
  const { pool } = bench.database;
  expect(await recountActivity(pool, say)).toBe(false);
  await pool.query('TRUNCATE activity_part');
  expect(await findWrongCells(pool)).not.toEqual([]);
  const both = await Promise.all([recountActivity(pool, say), recountActivity(pool, say)]);
  expect(both).toContain(true);
  expect(await findWrongCells(pool)).toEqual([]);
});

test('without events there is nothing to count', async () => {
  expect(await recountActivity(bench.database.pool, say)).toBe(false);
});
