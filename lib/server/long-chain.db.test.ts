import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from './database/test-database.ts';
import { logFile } from './ingest/ingest.test-support.ts';
import { findOrigin } from './queries/find-origin.ts';
import { findReach } from './queries/find-reach.ts';
import { findSession } from './queries/find-session.ts';
import { loadStitched } from './stitched.test-support.ts';

/** A chain of fifty sessions, each a role that the one before took. */
const hops = 50;
const at = (hop: number) => new Date(Date.UTC(2026, 8, 5, 8, 0, hop * 20)).toISOString().replace('.000', '');
const account = (hop: number) => String(700_000_000_000 + Math.floor(hop / 7));
const keyId = (hop: number) => (hop === 0 ? 'AKIA0000000000ALICE0' : `ASIA${String(hop).padStart(16, '0')}`);
const roleId = (hop: number) => `AROA${String(hop).padStart(17, '0')}:hop`;
const identity = (hop: number) =>
  hop === 0
    ? {
        type: 'IAMUser',
        principalId: 'AIDAALICE',
        arn: `arn:aws:iam::${account(0)}:user/alice`,
        accountId: account(0),
        accessKeyId: keyId(0),
        userName: 'alice',
      }
    : {
        type: 'AssumedRole',
        principalId: roleId(hop),
        arn: `arn:aws:sts::${account(hop)}:assumed-role/hop-${hop}/hop`,
        accountId: account(hop),
        accessKeyId: keyId(hop),
        sessionContext: { attributes: { creationDate: at(hop) } },
      };
const record = (hop: number, more: object) => ({
  eventVersion: '1.08',
  eventTime: at(hop + 1),
  awsRegion: 'eu-west-1',
  sourceIPAddress: '198.51.100.9',
  recipientAccountId: account(hop),
  userIdentity: identity(hop),
  ...more,
});
const takes = (hop: number) =>
  record(hop, {
    eventSource: 'sts.amazonaws.com',
    eventName: 'AssumeRole',
    eventID: `take ${hop}`,
    requestParameters: {
      roleArn: `arn:aws:iam::${account(hop + 1)}:role/hop-${hop + 1}`,
      roleSessionName: 'hop',
    },
    responseElements: {
      credentials: { accessKeyId: keyId(hop + 1) },
      assumedRoleUser: { assumedRoleId: roleId(hop + 1) },
    },
  });

let database: TestDatabase;
const context = () => ({ pool: database.pool, now: Date.UTC(2026, 9, 31, 12) });
const last = `${roleId(hops)}@${new Date(at(hops)).toISOString()}`;

beforeAll(async () => {
  database = await createTestDatabase();
  const records = Array.from({ length: hops }, (_, hop) => takes(hop));
  const end = record(hops, { eventSource: 'ec2.amazonaws.com', eventName: 'DescribeVpcs', eventID: 'end' });
  // The end of it comes first: what hangs on a late link is worked out anew.
  await loadStitched(database, [
    { path: 'late.json', text: logFile([...records.slice(25), end]) },
    { path: 'early.json', text: logFile(records.slice(0, 25)) },
  ]);
}, 60_000);
afterAll(async () => {
  await database.drop();
});

it('is found whole, from its root to its end and back', async () => {
  const { steps, origin, weakest } = await findOrigin(context(), last);
  expect(steps).toHaveLength(hops + 1);
  expect(steps.at(-1)?.session).toMatchObject({ depth: hops, root: keyId(0), crossed: 7 });
  expect(origin).toContain('alice');
  expect(weakest).toBe('key');
  const reach = await findReach(context(), keyId(0));
  expect(reach.descendants).toBe(hops);
  expect(reach.accounts).toHaveLength(8);
});

it('is told within moments', async () => {
  const started = performance.now();
  await findSession(context(), last);
  const took = performance.now() - started;
  console.log(`the page of the last of ${hops} chained sessions: ${took.toFixed(0)} ms`);
  expect(took).toBeLessThan(2000);
});
