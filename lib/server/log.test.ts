import { expect, test } from 'vitest';
import { withoutPasswords } from './log.ts';

test('a password inside a database address does not reach the log', () => {
  expect(withoutPasswords('cannot reach postgresql://spoor:s3cr3t@127.0.0.1:5433/spoor now')).toBe(
    'cannot reach postgresql://spoor:***@127.0.0.1:5433/spoor now',
  );
});

test('an address without a password stays as it is', () => {
  const text = 'postgresql://spoor@127.0.0.1/spoor and mail@example.org';
  expect(withoutPasswords(text)).toBe(text);
});
