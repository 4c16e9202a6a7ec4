import { expect, test } from 'vitest';
import { parseListPreferences } from './list-preferences.ts';

test('what was kept is read again', () => {
  const kept = { density: 'compact', time: 'relative', widths: { time: 200 } };
  expect(parseListPreferences(JSON.stringify(kept))).toEqual(kept);
});

test('anything else is as it was at first', () => {
  const initial = { density: 'comfortable', time: 'absolute', widths: {} };
  for (const raw of [null, 'null', '7', '{', '[]', '{"widths":{"time":"1","a":1e9},"time":3}']) {
    expect(parseListPreferences(raw)).toEqual(initial);
  }
});
