import { expect, test } from 'vitest';
import { liveEvery } from './live-every.ts';

test('news keep the pauses short', () => {
  for (let round = 0; round < 100; round++)
    expect(liveEvery(700, { data: { round }, dataUpdateCount: round })).toBe(700);
  expect(liveEvery(700, { dataUpdateCount: 0 })).toBe(700);
});

test('without news the pauses grow, to ten seconds and no further', () => {
  const data = {};
  const pauses = Array.from({ length: 60 }, (_, round) =>
    liveEvery(700, { data, dataUpdateCount: round + 5 }),
  );
  expect(pauses.slice(0, 11)).toEqual(Array(11).fill(700));
  expect(pauses[15]).toBeGreaterThan(1_000);
  expect(pauses.at(-1)).toBe(10_000);
});

test('asking about the same round twice does not lengthen its pause', () => {
  const data = {};
  liveEvery(700, { data, dataUpdateCount: 0 });
  const once = liveEvery(700, { data, dataUpdateCount: 20 });
  expect(liveEvery(700, { data, dataUpdateCount: 20 })).toBe(once);
});
