import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateOrganisation } from '#fixtures/demo/generate.ts';
import { demoTruth } from '#fixtures/demo/truth.ts';
import { parseView } from '#lib/core/view/codec.ts';
import { createTestDatabase, type TestDatabase } from './database/test-database.ts';
import { emptyTables } from './ingest/bench.test-support.ts';
import { importDocuments, logFile, type TestDocument, testPool } from './ingest/ingest.test-support.ts';
import { findEventOrigin } from './queries/find-event-origin.ts';
import { findOrigin } from './queries/find-origin.ts';
import { findReach } from './queries/find-reach.ts';
import { findSession } from './queries/find-session.ts';
import { listMissingLogs } from './queries/list-missing-logs.ts';
import { listSessions } from './queries/list-sessions.ts';
import { readTrust } from './queries/read-trust.ts';
import { loadStitched } from './stitched.test-support.ts';
import { stitchSessions } from './store/stitch-sessions.ts';

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
});

describe("the demo's chain over three accounts", () => {
  const options = { seed: 5, events: 1500, days: 30, end: Date.UTC(2026, 9, 31, 12) };
  const story = demoTruth(options).stories.find(({ name }) => name === 'role-chain');
  const [broker, admin] = story?.sessions ?? [];
  const [bobsKey = ''] = (story?.facts.chain ?? []) as string[];
  const keyOf = (one: typeof broker) =>
    `${one?.principalId}@${new Date(one?.creationDate ?? 0).toISOString()}`;

  beforeAll(async () => {
    const files = [...generateOrganisation(options)].map(({ key: path, json }) => ({ path, text: json }));
    await emptyTables(database);
    const pool = testPool(database);
    await importDocuments(database, pool, files);
    await stitchSessions(database.pool);
    await pool.close();
  }, 60_000);

  it('is found, in order, with its origin named', async () => {
    const { steps, origin, weakest } = await findOrigin(context(), keyOf(admin));
    expect(steps.map(({ session }) => session.key).slice(1)).toEqual([keyOf(broker), keyOf(admin)]);
    expect(new Set(steps.map(({ session }) => session.account)).size).toBe(3);
    expect(origin).toBe(story?.facts.origin);
    expect(weakest).toBe('key');
  });

  it('has an exact blast radius', async () => {
    const { sessions, descendants } = await findReach(context(), bobsKey);
    const planted = String(story?.facts.plantedKey);
    expect(sessions.map((each) => each.key)).toEqual([bobsKey, keyOf(broker), keyOf(admin), planted]);
    const detail = await findSession(context(), keyOf(admin));
    expect(
      detail.actions.reduce((sum, { reads, changes, errors }) => sum + reads + changes + errors, 0),
    ).toBe(admin?.eventIDs.length);
    expect(detail.session.events).toBe(admin?.eventIDs.length);
    expect(descendants).toBe(3);
  });

  it('is listed among what deserves a look, page after page without gap or doubling', async () => {
    const all: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof listSessions>> = await listSessions(context(), view(''), {
        order: 'look',
        proof: 'any',
        cursor,
        limit: 7,
      });
      all.push(...page.sessions.map((session) => session.key));
      cursor = page.next;
      expect(page.loose).toBe(0);
    } while (cursor !== null);
    const whole = await listSessions(context(), view(''), {
      order: 'look',
      proof: 'any',
      cursor: null,
      limit: 500,
    });
    expect(all).toEqual(whole.sessions.map((session) => session.key));
    expect(whole.total).toBe(all.length);
    expect(all.slice(0, 10)).toContain(keyOf(admin));
  });

  it('leaves out what rests on a guess, when asked to', async () => {
    const list = (proof: 'any' | 'exact') =>
      listSessions(context(), view(''), { order: 'look', proof, cursor: null, limit: 500 });
    const [any, exact] = [await list('any'), await list('exact')];
    const guessed = any.sessions.filter(
      ({ weakest }) => weakest === 'inferred' || weakest === 'session-near',
    );
    expect(guessed.length).toBeGreaterThan(0);
    expect(exact.total).toBe((any.total ?? 0) - guessed.length);
    expect(exact.sessions.filter((session) => guessed.some(({ key }) => key === session.key))).toEqual([]);
  });

  it('narrows the list as a View narrows events', async () => {
    const { sessions } = await listSessions(context(), view(`session=${encodeURIComponent(keyOf(admin))}`), {
      order: 'recent',
      proof: 'any',
      cursor: null,
      limit: 10,
    });
    expect(sessions.map((session) => session.key)).toEqual([keyOf(admin)]);
    const stops = await listSessions(context(), view('eventName=StopLogging'), {
      order: 'look',
      proof: 'any',
      cursor: null,
      limit: 50,
    });
    expect(stops.sessions.map((session) => session.key)).toContain(keyOf(admin));
  });
});
