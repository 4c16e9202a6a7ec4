import { expect, test } from 'vitest';
import { formatRecord } from './format-record.ts';
import { parseText } from './parse-record.ts';

test('numbers keep their digits', () => {
  const text = '{"a":12345678901234567890,"b":[1e400,1],"c":"12345678901234567890"}';
  expect(formatRecord(parseText(text) as Record<string, unknown>)).toBe(text);
});
