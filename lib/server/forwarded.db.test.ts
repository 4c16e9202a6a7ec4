import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseView } from '#lib/core/view/codec.ts';
import { createTestDatabase, type TestDatabase } from './database/test-database.ts';
import { logFile, type TestDocument } from './ingest/ingest.test-support.ts';
import { findOrigin } from './queries/find-origin.ts';
import { listSessions } from './queries/list-sessions.ts';
import { loadStitched } from './stitched.test-support.ts';

let database: TestDatabase;
const context = () => ({ pool: database.pool, now: Date.UTC(2026, 9, 31, 12) });

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await database.drop();
});

const user = {
  type: 'IAMUser',
  principalId: 'AIDAEXAMPLEBERTJAN000',
  arn: 'arn:aws:iam::111122223333:user/bert-jan',
  accountId: '111122223333',
  userName: 'bert-jan',
};
let id = 0;
const record = (eventTime: string, eventName: string, userIdentity: object, more: object = {}) => {
  id += 1;
  return {
    eventVersion: '1.08',
    eventTime,
    eventSource: 'kms.amazonaws.com',
    eventName,
    eventID: `f${id}`,
    awsRegion: 'us-east-1',
    sourceIPAddress: '198.51.100.7',
    recipientAccountId: '111122223333',
    userIdentity,
    ...more,
  };
};
const withKey = (key: string) => ({ ...user, accessKeyId: key });
const temporary = (creationDate: string, more: object = {}) => ({
  ...user,
  accessKeyId: `ASIA${creationDate.replace(/\D/g, '')}00`,
  sessionContext: { attributes: { creationDate, mfaAuthenticated: 'false' } },
  ...more,
});
const file = (path: string, ...records: object[]): TestDocument => ({ path, text: logFile(records) });

const list = async (query = '') =>
  (
    await listSessions(context(), parseView(query).view, {
      order: 'look',
      proof: 'any',
      cursor: null,
      limit: 50,
    })
  ).sessions;
const originOf = async (created: string) =>
  findOrigin(context(), `${user.principalId}@${new Date(created).toISOString()}`);

/** As in real logs: the user's key reads a secret, the service decrypts it for the user in that second. */
const asked = file(
  'asked.json',
  record('2023-07-10T11:57:49Z', 'GetSecretValue', withKey('AKIAEXAMPLEONE000000')),
);
const other = file('other.json', record('2023-07-10T11:20:00Z', 'GetUser', withKey('AKIAEXAMPLETWO000000')));
const served = file(
  'served.json',
  record('2023-07-10T11:57:49Z', 'GenerateDataKey', {
    ...temporary('2023-07-10T11:57:49Z'),
    invokedBy: 'secretsmanager.amazonaws.com',
  }),
  record('2023-07-10T11:58:20Z', 'Decrypt', {
    ...temporary('2023-07-10T11:57:49Z'),
    invokedBy: 'secretsmanager.amazonaws.com',
  }),
);

describe('what services call on for a user', () => {
  it.each([
    ['its call first', [asked, other, served]],
    ['its call last', [served, other, asked]],
  ])('is gathered under the session that called in that second, with %s', async (_name, files) => {
    await loadStitched(database, files);
    const { steps, weakest } = await originOf('2023-07-10T11:57:49Z');
    expect(steps.map(({ session }) => session.key)).toEqual([
      'AKIAEXAMPLEONE000000',
      `${user.principalId}@2023-07-10T11:57:49.000Z`,
    ]);
    expect(weakest).toBe('inferred');
    expect(steps[1]?.proof).toContain('inferred');
    const rows = await list();
    expect(rows.map(({ key, events, forwarded }) => [key, events, forwarded])).toEqual(
      expect.arrayContaining([
        ['AKIAEXAMPLEONE000000', 1, 2],
        ['AKIAEXAMPLETWO000000', 1, 0],
      ]),
    );
    expect(rows).toHaveLength(2);
    // A filter that only the service's calls meet leads to who stands behind them.
    expect((await list('eventName=Decrypt')).map(({ key }) => key)).toEqual(['AKIAEXAMPLEONE000000']);
  });

  it('stays by itself where two of the user’s sessions could have been meant', async () => {
    const late = file(
      'late.json',
      record('2023-07-10T11:59:00Z', 'GetUser', withKey('AKIAEXAMPLEONE000000')),
    );
    await loadStitched(database, [late, served]);
    expect((await originOf('2023-07-10T11:57:49Z')).steps).toHaveLength(2);
    await loadStitched(database, [late, served, other]);
    expect((await originOf('2023-07-10T11:57:49Z')).steps).toHaveLength(1);
    expect((await list()).map(({ key }) => key)).toContain(`${user.principalId}@2023-07-10T11:57:49.000Z`);
  });

  it('is not what the console does by the hand of the user', async () => {
    const console = file(
      'console.json',
      record('2023-07-10T11:57:50Z', 'ListUsers', {
        ...temporary('2023-07-10T11:57:49Z'),
        invokedBy: 'signin.amazonaws.com',
      }),
    );
    await loadStitched(database, [asked, console]);
    expect((await originOf('2023-07-10T11:57:49Z')).steps).toHaveLength(1);
  });
});

describe('a console that changes its credentials', () => {
  const login = file('login.json', {
    ...record('2023-07-10T12:27:45Z', 'ConsoleLogin', user),
    eventSource: 'signin.amazonaws.com',
    responseElements: { ConsoleLogin: 'Success' },
  });
  const later = (more: object) =>
    file(
      'later.json',
      record('2023-07-10T13:30:02Z', 'DescribeKey', temporary('2023-07-10T13:30:01Z'), more),
    );

  it.each([
    ['the sign-in first', [login, later({ sessionCredentialFromConsole: 'true' })]],
    ['the sign-in last', [later({ sessionCredentialFromConsole: 'true' }), login]],
  ])('is led back to the sign-in before, by inference, with %s', async (_name, files) => {
    await loadStitched(database, files);
    const { steps, weakest } = await originOf('2023-07-10T13:30:01Z');
    expect(steps[0]?.issuance?.kind).toBe('ConsoleLogin');
    expect(weakest).toBe('inferred');
    expect(steps[0]?.proof).toContain('inferred');
  });

  it('is not seen in credentials that no console says it made', async () => {
    await loadStitched(database, [login, later({})]);
    expect((await originOf('2023-07-10T13:30:01Z')).steps[0]?.issuance).toBeNull();
  });
});
