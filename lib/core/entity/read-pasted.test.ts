import { expect, test } from 'vitest';
import { readPasted } from './read-pasted.ts';

test.each([
  ['arn:aws:iam::777788889999:user/Bob', '/entity/principal?value=arn:aws:iam::777788889999:user/Bob'],
  [' arn:aws:iam::777788889999:root\n', '/entity/principal?value=arn:aws:iam::777788889999:root'],
  ['arn:aws:sts::1:assumed-role/r/s', '/entity/actor?value=arn:aws:sts::1:assumed-role/r/s'],
  ['arn:aws:s3:::my-bucket', '/entity/value?value=arn:aws:s3:::my-bucket'],
  ['AKIAIOSFODNN7EXAMPLE', '/entity/accessKeyId?value=AKIAIOSFODNN7EXAMPLE'],
  ['192.0.2.1', '/entity/sourceIPAddress?value=192.0.2.1'],
  ['2001:db8::1', '/entity/sourceIPAddress?value=2001:db8::1'],
  ['777788889999', '/entity/account?value=777788889999'],
  ['s3.amazonaws.com', '/entity/eventSource?value=s3.amazonaws.com'],
  ['i-0abcdef1234567890', '/entity/value?value=i-0abcdef1234567890'],
])('%s leads to %s', (text, href) => {
  expect(readPasted(text).map((place) => place.href)).toEqual([href]);
});

test('an eventID leads to its event', () => {
  const id = '293ba626-3be5-4a26-ab1b-0f4c54f49959';
  expect(readPasted(id)[0]?.href).toBe(`/timeline?q=eventID:${id}`);
});

test('words lead nowhere', () => {
  for (const text of ['', '  ', 'timeline', 'dark theme', 'import 12', 'x'.repeat(5000)])
    expect(readPasted(text)).toEqual([]);
});
