import { expect, it } from 'vitest';
import { deliveryWords, mfaWords } from './credential-words.ts';
import { sessionOf } from './testing-sessions.test-support.ts';

const steps: [] = [];
const none = { console: false, invokedBy: null, ec2: null };

it('does not take the silence of an identity provider for a missing second factor', () => {
  const of = (row: Partial<Parameters<typeof sessionOf>[0]>) =>
    mfaWords({ session: sessionOf({ key: 'k', ...row }), delivery: null, steps });
  expect(of({ mfa: true })).toBe('used');
  expect(of({ mfa: false })).toBe('not used');
  expect(of({ mfa: false, provider: 'accounts.google.com' })).toContain('not recorded');
  expect(of({ mfa: null })).toBe('not recorded');
  expect(of({ kind: 'access-key' })).toContain('long-lived');
});

it('tells how credentials came', () => {
  const of = (delivery: object, row: object = {}) =>
    deliveryWords({ session: sessionOf({ key: 'k', ...row }), delivery: { ...none, ...delivery }, steps });
  expect(of({})).toBeNull();
  expect(of({ console: true })).toBe('by the console');
  expect(of({ ec2: '2.0' })).toContain('version 2');
  expect(of({ invokedBy: 'rds.amazonaws.com' })).toBe('rds.amazonaws.com acted as the role');
  expect(of({ invokedBy: 'kms.amazonaws.com' }, { kind: 'user' })).toContain('on its behalf');
});
