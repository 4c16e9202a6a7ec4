import { expect, test } from 'vitest';
import { countryName, valueWords } from './entity-words.ts';

test('values are shown as people say them, with what tells them apart', () => {
  expect(valueWords('principal', 'arn:aws:iam::777788889999:role/ops/admin')).toEqual({
    name: 'admin',
    detail: '777788889999',
  });
  expect(valueWords('actor', 'arn:aws:sts::777788889999:assumed-role/admin/alice').name).toBe(
    'admin / alice',
  );
  expect(valueWords('eventSource', 's3.amazonaws.com')).toEqual({ name: 'S3', detail: 's3.amazonaws.com' });
  expect(valueWords('userAgent', 'aws-cli/2.1').detail).toBe('the AWS CLI');
});

test('an address has a country or is named for what it is', () => {
  expect(valueWords('sourceIPAddress', '8.8.8.8', 'US').detail).toBe('United States');
  expect(valueWords('sourceIPAddress', '10.0.0.1').detail).toBe('private address');
  expect(valueWords('sourceIPAddress', 'AWS Internal').detail).toBe('inside AWS');
  expect(valueWords('sourceIPAddress', '8.8.8.8').detail).toBeNull();
});

test('what is no code of a country has no name', () => {
  for (const code of [null, undefined, '', 'us', 'USA', 'ZX']) expect(countryName(code)).toBeNull();
});
