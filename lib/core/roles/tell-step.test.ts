import { expect, test } from 'vitest';
import type { IssuanceRow } from '../contract/roles.ts';
import { issuanceKinds } from './session-kinds.ts';
import { missingHalf, tellIssuance, tellStep } from './tell-step.ts';
import { sessionOf } from './testing-sessions.test-support.ts';

const issuance: IssuanceRow = {
  ref: '1-a',
  kind: 'AssumeRole',
  succeeded: true,
  eventTime: '2026-10-14T22:06:05.000Z',
  logAccount: '111122223333',
  caller: 'arn:aws:iam::111122223333:user/bob',
  callerAccount: '111122223333',
  roleArn: 'arn:aws:iam::222233334444:role/path/EC2-dev',
  sessionName: 'release',
  subject: null,
  provider: null,
  mfaSerial: null,
  switchFrom: null,
  expires: null,
};
const session = sessionOf({ key: 's', roleArn: issuance.roleArn, sessionName: 'release' });
const none = { issuance: null, twin: null, proof: '' };

test('a step says who became what', () => {
  expect(tellStep({ ...none, session, issuance })).toBe('bob became EC2-dev as release.');
});

test('without a record it says no more than that the credentials were used', () => {
  const key = sessionOf({ key: 'AKIA1', kind: 'access-key', arn: 'arn:aws:iam::111122223333:user/bob' });
  expect(tellStep({ ...none, session: key })).toBe('bob signed with a long-lived access key.');
  expect(tellStep({ ...none, session })).toBe('EC2-dev was in use as release.');
});

test('a refused call never reads as one that worked', () => {
  for (const kind of issuanceKinds)
    expect(tellIssuance({ ...issuance, kind, succeeded: false }), kind).toMatch(/, and was refused$|renewed/);
});

test('a caller known only by its account is somebody of it', () => {
  expect(tellIssuance({ ...issuance, caller: '111122223333' })).toMatch(/^Somebody of 111122223333 became/);
});

test('the missing half names the account and the day', () => {
  const half = missingHalf({ ...none, session: { ...session, missing: '111122223333' }, issuance });
  expect(half).toMatch(/^Ask 111122223333 for its logs of 2026-10-14 \(UTC\)/);
  expect(missingHalf({ ...none, session, issuance })).toBeNull();
});
