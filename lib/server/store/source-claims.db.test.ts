import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../database/test-database.ts';
import { SourceClaims } from './source-claims.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await database.drop();
});

test('gives a source to one claimer at a time, in a process and between processes', async () => {
  const [here, there] = [new SourceClaims(database.url), new SourceClaims(database.url)];
  expect(await Promise.all([here.claim('a'), here.claim('a'), here.claim('b')])).toEqual([true, false, true]);
  expect(await there.claim('a')).toBe(false);
  await here.release('a');
  expect(await there.claim('a')).toBe(true);
  expect(await here.claim('a')).toBe(false);
  await here.close();
  // The server notices the end of a connection a moment later.
  await expect.poll(() => there.claim('b')).toBe(true);
  await there.close();
});
