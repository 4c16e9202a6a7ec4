import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseView } from '#lib/core/view/codec.ts';
import { createTestDatabase, type TestDatabase } from './database/test-database.ts';
import { logFile, type TestDocument } from './ingest/ingest.test-support.ts';
import { findEventOrigin } from './queries/find-event-origin.ts';
import { findOrigin } from './queries/find-origin.ts';
import { findReach } from './queries/find-reach.ts';
import { listMissingLogs } from './queries/list-missing-logs.ts';
import { readTrust } from './queries/read-trust.ts';
import { loadStitched } from './stitched.test-support.ts';

let database: TestDatabase;
const context = () => ({ pool: database.pool, now: Date.UTC(2026, 9, 31, 12) });
const view = (query: string) => parseView(query).view;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await database.drop();
});

const load = (files: readonly TestDocument[]) => loadStitched(database, files);
const file = (path: string, ...records: object[]) => ({ path, text: logFile(records) });

/** The guide's Bob and EC2-dev pair (IAM user guide, "AWS STS API event"), and what the session then did. */
const call = {
  eventVersion: '1.05',
  eventTime: '2014-07-18T15:07:39Z',
  eventSource: 'sts.amazonaws.com',
  eventName: 'AssumeRole',
  awsRegion: 'us-east-2',
  sourceIPAddress: '192.0.2.101',
  requestParameters: { roleArn: 'arn:aws:iam::111122223333:role/EC2-dev', roleSessionName: 'Bob-EC2-dev' },
  responseElements: {
    credentials: { accessKeyId: 'ASIAQRSTUVWXYZEXAMPL', expiration: 'Jul 18, 2014 4:07:39 PM' },
    assumedRoleUser: {
      assumedRoleId: 'AROAQRSTUVWXYZEXAMPLE:Bob-EC2-dev',
      arn: 'arn:aws:sts::111122223333:assumed-role/EC2-dev/Bob-EC2-dev',
    },
  },
  sharedEventID: 'b',
};
const callers = {
  ...call,
  eventID: 'd1',
  recipientAccountId: '777788889999',
  userIdentity: {
    type: 'IAMUser',
    principalId: 'AIDAQRSTUVWXYZEXAMPLE',
    arn: 'arn:aws:iam::777788889999:user/Bob',
    accountId: '777788889999',
    accessKeyId: 'AKIAQRSTUVWXYZEXAMPL',
    userName: 'Bob',
  },
};
const owners = {
  ...call,
  eventID: 'd2',
  recipientAccountId: '111122223333',
  userIdentity: { type: 'AWSAccount', principalId: 'AIDAQRSTUVWXYZEXAMPLE', accountId: '777788889999' },
};
const used = {
  eventVersion: '1.05',
  eventTime: '2014-07-18T15:09:00Z',
  eventSource: 'ec2.amazonaws.com',
  eventName: 'StopInstances',
  eventID: 'd3',
  readOnly: false,
  sourceIPAddress: '192.0.2.101',
  recipientAccountId: '111122223333',
  userIdentity: {
    type: 'AssumedRole',
    principalId: 'AROAQRSTUVWXYZEXAMPLE:Bob-EC2-dev',
    arn: 'arn:aws:sts::111122223333:assumed-role/EC2-dev/Bob-EC2-dev',
    accountId: '111122223333',
    accessKeyId: 'ASIAQRSTUVWXYZEXAMPL',
    sessionContext: { attributes: { creationDate: '2014-07-18T15:07:39Z', mfaAuthenticated: 'false' } },
  },
};
const key = 'AROAQRSTUVWXYZEXAMPLE:Bob-EC2-dev@2014-07-18T15:07:39.000Z';
const bobs = [file('caller.json', callers), file('owner.json', owners, used)];

describe('Bob becomes EC2-dev', () => {
  it.each([
    ['the caller first', bobs],
    ['the owner first', [...bobs].reverse()],
  ])('one action in two views, with %s', async (_name, files) => {
    await load(files);
    const { steps, origin, weakest, doubts } = await findOrigin(context(), key);
    expect(steps.map(({ session }) => session.account)).toEqual(['777788889999', '111122223333']);
    expect(origin).toBe('arn:aws:iam::777788889999:user/Bob');
    expect([weakest, doubts]).toEqual(['key', []]);
    expect(steps[1]?.issuance?.logAccount).toBe('777788889999');
    expect(steps[1]?.twin?.logAccount).toBe('111122223333');
    expect((await readTrust(context(), view(''))).pairs).toMatchObject([{ count: 1, refused: 0 }]);
  });

  /** Who stands behind the role owner's record of the call, whose caller has no session there. */
  const behindOwners = async () => {
    const { rows } = await database.pool.query<{ ms: number; event_key: string }>(
      'SELECT extract(epoch FROM event_time)::float8 * 1000 AS ms, event_key FROM issuance WHERE caller_session IS NULL',
    );
    const [row] = rows;
    return (await findEventOrigin(context(), { eventTime: row?.ms ?? null, eventKey: row?.event_key ?? '' }))
      .behind;
  };

  it("names who is behind the owner's record by the caller's record of the same call", async () => {
    await load(bobs);
    expect(await behindOwners()).toMatchObject({
      via: 'twin',
      session: 'AKIAQRSTUVWXYZEXAMPL',
      origin: 'arn:aws:iam::777788889999:user/Bob',
    });
  });

  it("leads from the owner's record alone by the session that the call opened", async () => {
    await load([file('owner.json', owners, used)]);
    const behind = await behindOwners();
    expect(behind).toMatchObject({ via: 'issued', session: key, origin: '777788889999', steps: [] });
    expect(behind?.doubts.join()).toContain('777788889999');
  });

  it("says whose logs are missing where only the owner's are here", async () => {
    await load([file('owner.json', owners, used)]);
    const { steps, doubts } = await findOrigin(context(), key);
    expect(steps).toHaveLength(1);
    expect(steps[0]?.session).toMatchObject({ missing: '777788889999', grade: 'key', parent: null });
    expect(doubts.join()).toContain('777788889999');
    expect((await listMissingLogs(context())).accounts).toMatchObject([
      { account: '777788889999', sessions: 1, days: 1 },
    ]);
  });

  it("says whose logs are missing where only the caller's are here, and the session's own", async () => {
    await load([file('caller.json', callers), file('used.json', used)]);
    const { steps } = await findOrigin(context(), key);
    expect(steps.map(({ session }) => session.missing)).toEqual([null, '111122223333']);
  });

  it('links by principal and time where the key that signed is another, and never a role made anew', async () => {
    const otherKey = { ...used, userIdentity: { ...used.userIdentity, accessKeyId: 'ASIAOTHER' } };
    const remade = {
      ...used,
      eventID: 'd4',
      userIdentity: { ...used.userIdentity, accessKeyId: 'ASIANEW', principalId: 'AROANEW:Bob-EC2-dev' },
    };
    await load([file('caller.json', callers), file('owner.json', owners, otherKey, remade)]);
    expect((await findOrigin(context(), key)).weakest).toBe('session');
    const { steps } = await findOrigin(context(), 'AROANEW:Bob-EC2-dev@2014-07-18T15:07:39.000Z');
    expect(steps).toHaveLength(1);
    expect(steps[0]?.issuance).toBeNull();
  });

  it('does not take a key for its own parent, and says that two principals used it', async () => {
    const sameKey = { accessKeyId: 'AKIAQRSTUVWXYZEXAMPL', expiration: 'x' };
    const odd = { ...callers, responseElements: { ...call.responseElements, credentials: sameKey } };
    const signed = { ...used, userIdentity: { ...used.userIdentity, accessKeyId: 'AKIAQRSTUVWXYZEXAMPL' } };
    await load([file('caller.json', odd), file('owner.json', signed)]);
    expect((await findOrigin(context(), 'AKIAQRSTUVWXYZEXAMPL')).steps).toHaveLength(1);
    expect((await findOrigin(context(), key)).doubts.join()).toContain('was used by 2 principals');
  });

  it('says that a long-lived key, which is one session, was used by two principals', async () => {
    const other = { ...callers.userIdentity, userName: 'Eve', arn: 'arn:aws:iam::777788889999:user/Eve' };
    const eves = { ...callers, eventID: 'd5', userIdentity: { ...other, principalId: 'AIDAEVE' } };
    await load([file('caller.json', callers)]);
    expect((await findOrigin(context(), 'AKIAQRSTUVWXYZEXAMPL')).doubts.join()).not.toContain('principals');
    await load([file('caller.json', callers), file('eve.json', eves), file('used.json', used)]);
    const doubt = 'The key AKIAQRSTUVWXYZEXAMPL was used by 2 principals.';
    expect((await findOrigin(context(), 'AKIAQRSTUVWXYZEXAMPL')).doubts).toContain(doubt);
    expect((await findOrigin(context(), key)).doubts.filter((said) => said === doubt)).toHaveLength(1);
  });
});

describe('a long-lived key', () => {
  const change = (eventName: string, eventTime: string, more: object = {}) => ({
    ...used,
    eventID: `${eventName} ${eventTime}`,
    eventSource: 'iam.amazonaws.com',
    eventName,
    eventTime,
    requestParameters: { userName: 'Bob', accessKeyId: 'AKIAQRSTUVWXYZEXAMPL', ...more },
  });
  const endOf = async (...changes: object[]) => {
    await load([file('caller.json', callers, ...changes)]);
    const { ended, valid } = await findReach(context(), 'AKIAQRSTUVWXYZEXAMPL');
    return {
      how: ended.map(({ how }) => how),
      valid: valid.map(({ key: name, expires }) => [name, expires]),
    };
  };
  const lasting = [['AKIAQRSTUVWXYZEXAMPL', null]];

  it('has no end by itself', async () => {
    expect(await endOf()).toEqual({ how: [], valid: lasting });
  });

  it('ends where a record deletes it, or makes it inactive and none active again', async () => {
    const off = change('UpdateAccessKey', '2014-07-18T16:00:00Z', { status: 'Inactive' });
    const on = change('UpdateAccessKey', '2014-07-18T17:00:00Z', { status: 'Active' });
    expect(await endOf(off)).toEqual({ how: ['deactivated'], valid: [] });
    expect(await endOf(off, on)).toEqual({ how: [], valid: lasting });
    expect(await endOf(off, on, change('DeleteAccessKey', '2014-07-19T08:00:00Z'))).toEqual({
      how: ['deleted'],
      valid: [],
    });
  });
});

describe('a pair of the trust map', () => {
  const later = (eventID: string, eventName: string) => ({
    ...callers,
    sharedEventID: undefined,
    eventID,
    eventName,
    eventTime: '2014-08-18T15:07:39Z',
  });
  const since = view('from=2014-08-01T00:00:00Z&to=2014-09-01T00:00:00Z');

  it('is new where the role was taken by another kind of call before, and not by the same', async () => {
    const again = later('t1', 'AssumeRole');
    const otherWay = later('t2', 'AssumeRoleWithWebIdentity');
    await load([file('before.json', callers), file('after.json', again, otherWay)]);
    const { pairs } = await readTrust(context(), since);
    expect(pairs.map(({ kind, isNew }) => [kind, isNew]).toSorted()).toEqual([
      ['AssumeRole', false],
      ['AssumeRoleWithWebIdentity', true],
    ]);
  });
});
