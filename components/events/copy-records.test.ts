import { expect, test } from 'vitest';
import { toOneLine } from './copy-records.ts';

test('a record in many lines becomes one that means the same', () => {
  const record = { a: 'one\ntwo   three', b: [1, { c: null }], n: 12345678901234 };
  const line = toOneLine(JSON.stringify(record, null, 2));
  expect(line).not.toContain('\n');
  expect(JSON.parse(line)).toEqual(record);
});
