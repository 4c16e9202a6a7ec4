import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { WriteBehind } from './write-behind.ts';

test('writes come one after the other, and the caller goes on while one is under way and one is ready', async () => {
  const writes = new WriteBehind();
  const first = Promise.withResolvers<void>();
  const told: string[] = [];
  await writes.begin(() => first.promise.then(() => void told.push('first')));
  await writes.begin(async () => void told.push('second'));
  expect(writes.busy).toBe(true);
  const third = writes.begin(async () => void told.push('third')).then(() => told.push('goes on'));
  await turn();
  expect(told).toEqual([]);
  first.resolve();
  await third;
  await writes.settle();
  expect(told.indexOf('goes on')).toBeGreaterThan(told.indexOf('first'));
  expect(told.filter((what) => what !== 'goes on')).toEqual(['first', 'second', 'third']);
  expect(writes.busy).toBe(false);
});

test('nothing is written after a failure, and whoever comes next hears of it', async () => {
  const writes = new WriteBehind();
  let begun = false;
  const begin = () =>
    writes.begin(async () => {
      begun = true;
    });
  await writes.begin(() => Promise.reject(new Error('gone')));
  await begin();
  await turn();
  expect(writes.busy).toBe(true);
  await expect(begin()).rejects.toThrow('gone');
  await expect(writes.settle()).rejects.toThrow('gone');
  expect(begun).toBe(false);
});
