import { expect, it } from 'vitest';
import { prepareKin } from './prepare-kin.ts';
import { sessionOf } from './testing-sessions.test-support.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 9, 28, 22, minute)).toISOString();
const axis = { from: Date.parse(at(0)), to: Date.parse(at(40)) };
const span = (key: string, first: number, last: number, exact = true) => ({
  key,
  first: at(first),
  last: at(last),
  exact,
});

it('lays sessions beside a life on its axis, and says what goes beyond', () => {
  const rows = ['late', 'whole', 'early', 'unknown'].map((key) => sessionOf({ key }));
  const spans = [span('late', 20, 30), span('whole', -60, 60, false), span('early', -9, -3)];
  const lanes = prepareKin(rows, spans, axis, 'first use');
  expect(
    lanes.map(({ row, left, width, before, after, rough }) => [row.key, left, width, before, after, rough]),
  ).toEqual([
    ['whole', 0, 1, true, true, true],
    ['early', 0, 0, true, false, false],
    ['late', 0.5, 0.25, false, false, false],
  ]);
  expect(prepareKin(rows, spans, axis, 'given').map(({ row }) => row.key)).toEqual([
    'late',
    'whole',
    'early',
  ]);
});
