import { expect, it } from 'vitest';
import type { ChainStep } from '#lib/core/contract/roles.ts';
import { doubtsOf } from './doubts.ts';

const role = 'arn:aws:iam::111122223333:role/team/deploy';
const step = (session: object = {}, issuance: object = {}) =>
  ({
    session: {
      key: 'AROAEXAMPLE:bob@2026-10-01T10:00:00.000Z',
      kind: 'role',
      arn: 'arn:aws:sts::111122223333:assumed-role/deploy/bob',
      roleArn: role,
      sessionName: 'bob',
      grade: 'key',
      missing: null,
      created: '2026-10-01T10:00:00.000Z',
      lastHour: '2026-10-01T10:00:00.000Z',
      reasons: [],
      ...session,
    },
    issuance: {
      kind: 'AssumeRole',
      eventTime: '2026-10-01T10:00:03.000Z',
      roleArn: 'arn:aws:iam::111122223333:role/deploy',
      sessionName: 'bob',
      expires: '2026-10-01T11:00:03.000Z',
      ...issuance,
    },
  }) as unknown as ChainStep;

it('says nothing of a session whose records agree, clocks a few seconds apart', () => {
  expect(doubtsOf([step()])).toEqual([]);
});

it.each([
  ['another role', { roleArn: 'arn:aws:iam::111122223333:role/admin' }, 'handed the key out to bob as admin'],
  ['another session name', { sessionName: 'mary' }, 'handed the key out to mary as deploy'],
])('says that the key was handed out to %s than the one that used it', (_, issuance, words) => {
  const doubts = doubtsOf([step({ grade: 'key-doubted' }, issuance)]);
  expect(doubts).toHaveLength(1);
  expect(doubts[0]).toContain(words);
});

it('says that a session began at another time than the call which is said to have begun it', () => {
  expect(doubtsOf([step({ grade: 'key-doubted' }, { eventTime: '2026-10-01T10:20:00.000Z' })])).toEqual([
    'bob as deploy began 20 min before the AssumeRole that is on record as its beginning.',
  ]);
});

it('does not expect the names or the time of a console that goes on with a session', () => {
  const renewed = { kind: 'RenewRole', eventTime: '2026-10-01T14:00:00.000Z', expires: null };
  expect(doubtsOf([step({ grade: 'key-doubted' }, renewed)])).toEqual([]);
});
