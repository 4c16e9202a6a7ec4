import { expect, test } from 'vitest';
import { seriesLabel } from './series-label.ts';

test('values of a split are named as people say them', () => {
  expect(seriesLabel('eventSource', 's3.amazonaws.com')).toBe('s3');
  expect(seriesLabel('principal', 'arn:aws:iam::111122223333:role/ops/admin')).toBe('admin');
  expect(seriesLabel('readOnly', 'false')).toBe('Writes');
  expect(seriesLabel('account', '111122223333')).toBe('111122223333');
});

test('a missing value says what is missing', () => {
  expect(seriesLabel('errorCode', null)).toBe('No error code');
  expect(seriesLabel('eventSource', null)).toBe('No service');
});
