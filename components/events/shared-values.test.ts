import { expect, test } from 'vitest';
import type { EventRow } from '#lib/core/contract/events.ts';
import { fieldNames } from '#lib/core/view/fields.ts';
import { defaultView } from '#lib/core/view/view.ts';
import { filterToShared, sharedValues } from './shared-values.ts';

const row = (part: Partial<EventRow>) =>
  ({ ...Object.fromEntries(fieldNames.map((field) => [field, null])), ...part }) as EventRow;

test('what rows share becomes filters, what differs or is missing does not', () => {
  const rows = [
    row({ eventName: 'GetObject', account: '1', outcome: 'success' }),
    row({ eventName: 'PutObject', account: '1', outcome: 'success' }),
  ];
  expect(filterToShared(defaultView, rows).filters).toEqual([
    { field: 'account', operator: 'is', values: ['1'] },
    { field: 'outcome', operator: 'is', values: ['success'] },
  ]);
});

test('no rows share nothing', () => {
  expect(sharedValues([])).toEqual([]);
});
