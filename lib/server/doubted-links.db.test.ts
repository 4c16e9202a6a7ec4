import { afterAll, beforeAll, expect, it } from 'vitest';
import { parseView } from '#lib/core/view/codec.ts';
import { createTestDatabase, type TestDatabase } from './database/test-database.ts';
import { logFile } from './ingest/ingest.test-support.ts';
import { findOrigin } from './queries/find-origin.ts';
import { listMissingLogs } from './queries/list-missing-logs.ts';
import { listSessions } from './queries/list-sessions.ts';
import { loadStitched } from './stitched.test-support.ts';

let database: TestDatabase;
const context = () => ({ pool: database.pool, now: Date.UTC(2026, 9, 31, 12) });
const anyPage = { order: 'look', proof: 'any', cursor: null, limit: 10 } as const;
const exactPage = { ...anyPage, proof: 'exact' } as const;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await database.drop();
});

interface Handed {
  eventID?: string;
  role?: string;
  name?: string;
  principal?: string;
  eventTime?: string;
}

/** A call by another account's user, of which only that account's record is here. */
const handed = (to: Handed = {}) => {
  const { eventID = 'h1', role = 'deploy', name = 'bob', principal = 'AROAEXAMPLE' } = to;
  return {
    eventVersion: '1.08',
    eventID,
    eventTime: to.eventTime ?? '2026-10-01T10:00:00Z',
    eventSource: 'sts.amazonaws.com',
    eventName: 'AssumeRole',
    recipientAccountId: '777788889999',
    userIdentity: {
      type: 'IAMUser',
      principalId: 'AIDAEXAMPLE',
      arn: 'arn:aws:iam::777788889999:user/Bob',
      accountId: '777788889999',
      accessKeyId: 'AKIAEXAMPLE',
    },
    requestParameters: { roleArn: `arn:aws:iam::111122223333:role/${role}`, roleSessionName: name },
    responseElements: {
      credentials: { accessKeyId: 'ASIAEXAMPLE' },
      assumedRoleUser: { assumedRoleId: `${principal}:${name}` },
    },
  };
};
const used = {
  eventVersion: '1.08',
  eventID: 'u1',
  eventTime: '2026-10-01T10:05:00Z',
  eventSource: 'ec2.amazonaws.com',
  eventName: 'StopInstances',
  recipientAccountId: '111122223333',
  userIdentity: {
    type: 'AssumedRole',
    principalId: 'AROAEXAMPLE:bob',
    arn: 'arn:aws:sts::111122223333:assumed-role/deploy/bob',
    accountId: '111122223333',
    accessKeyId: 'ASIAEXAMPLE',
    sessionContext: {
      sessionIssuer: { type: 'Role', arn: 'arn:aws:iam::111122223333:role/team/deploy' },
      attributes: { creationDate: '2026-10-01T10:00:00Z', mfaAuthenticated: 'false' },
    },
  },
};
const key = 'AROAEXAMPLE:bob@2026-10-01T10:00:00.000Z';
const files = (...records: object[]) =>
  records.map((record, at) => ({ path: `${at}.json`, text: logFile([record]) }));
const list = async (page: typeof anyPage | typeof exactPage) =>
  (await listSessions(context(), parseView('').view, page)).sessions.filter((row) => row.key === key);

it.each([
  ['another path of the same role', handed(), []],
  ['clocks five seconds apart', handed({ eventTime: '2026-10-01T10:00:05Z' }), []],
  ['the same name from a role that was made again', handed({ principal: 'AROAOTHER' }), []],
  ['another role', handed({ role: 'admin', principal: 'AROAADMIN' }), ['as admin']],
  ['another session name', handed({ name: 'mary' }), ['to mary as deploy']],
  ['a beginning years later', handed({ eventTime: '2029-10-01T10:00:00Z' }), ['began']],
  [
    'another role at another time',
    handed({ role: 'admin', principal: 'AROAADMIN', eventTime: '2016-10-01T10:00:00Z' }),
    ['as admin', 'began'],
  ],
])('a key handed out with %s', async (_, call, doubts) => {
  for (const order of [files(call, used), files(used, call)]) {
    await loadStitched(database, order);
    const isDoubted = doubts.length > 0;
    expect(await list(anyPage)).toMatchObject([
      {
        grade: isDoubted ? 'key-doubted' : 'key',
        weakest: isDoubted ? 'key-doubted' : 'key',
        reasons: isDoubted ? expect.arrayContaining(['doubted']) : expect.not.arrayContaining(['doubted']),
      },
    ]);
    // The proof filter and the days that are asked for take it as it is.
    expect(await list(exactPage)).toHaveLength(isDoubted ? 0 : 1);
    const origin = await findOrigin(context(), key);
    const told = origin.doubts.filter((doubt) => !doubt.startsWith('Only one account'));
    expect(told).toEqual(doubts.map((words) => expect.stringContaining(words)));
    const { accounts } = await listMissingLogs(context());
    expect(accounts.map(({ account }) => account)).toEqual(isDoubted ? [] : ['111122223333']);
  }
});

it('prefers the call that fits where the key was handed out twice', async () => {
  const wrong = handed({
    eventID: 'h0',
    role: 'admin',
    principal: 'AROAADMIN',
    eventTime: '2016-10-01T10:00:00Z',
  });
  for (const order of [files(wrong, used, handed()), files(handed(), used, wrong)]) {
    await loadStitched(database, order);
    expect(await list(exactPage)).toMatchObject([{ grade: 'key' }]);
    const { steps } = await findOrigin(context(), key);
    expect(steps.at(-1)?.issuance?.eventTime).toBe('2026-10-01T10:00:00.000Z');
  }
});

it('prefers a call that names the session to one that contradicts it', async () => {
  const wrong = handed({ eventID: 'h0', role: 'admin', principal: 'AROAADMIN' });
  const right = handed();
  Object.assign(right.responseElements.credentials, { accessKeyId: 'ASIAOTHER' });
  await loadStitched(database, files(wrong, used, right));
  expect(await list(exactPage)).toMatchObject([{ grade: 'session' }]);
});
