import { expect, test } from 'vitest';
import type { FacetResponse } from '#lib/core/contract/events.ts';
import { absentOf, withChosen } from './with-chosen.ts';

const listed: FacetResponse = {
  field: 'eventName',
  values: [
    { value: 'GetObject', count: 9 },
    { value: null, count: 5 },
    { value: 'PutObject', count: 3 },
  ],
  distinct: 40,
  sample: null,
};
const choices = { in: ['PutObject', 'CreateUser'], out: ['DeleteUser'] };

test('what is chosen but too rare for the list is to be counted by name', () => {
  expect(absentOf(listed, choices)).toEqual(['CreateUser', 'DeleteUser']);
});

test('it stands before the list with its count, without one until that has come', () => {
  const rows = withChosen(listed, choices, [{ value: 'CreateUser', count: 2 }]);
  expect(rows.map(({ value, count }) => [value, count])).toEqual([
    ['CreateUser', 2],
    ['DeleteUser', null],
    ['GetObject', 9],
    ['PutObject', 3],
    [null, 5],
  ]);
});

test('where all values are listed it has no events, and nobody needs to ask', () => {
  const rows = withChosen({ ...listed, distinct: 3 }, choices, undefined);
  expect(rows[0]).toEqual({ value: 'CreateUser', count: 0 });
});
