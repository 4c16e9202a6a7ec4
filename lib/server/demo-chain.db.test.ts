import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateOrganisation } from '#fixtures/demo/generate.ts';
import { demoTruth } from '#fixtures/demo/truth.ts';
import { resourceView } from '#lib/core/roles/resource-view.ts';
import { changesView } from '#lib/core/view/changes-view.ts';
import { parseView } from '#lib/core/view/codec.ts';
import { createTestDatabase, type TestDatabase } from './database/test-database.ts';
import { importDocuments, testPool } from './ingest/ingest.test-support.ts';
import { countActivity } from './queries/count-activity.ts';
import { findOrigin } from './queries/find-origin.ts';
import { findReach } from './queries/find-reach.ts';
import { findSession } from './queries/find-session.ts';
import { listSessions } from './queries/list-sessions.ts';
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

describe("the demo's chain over three accounts", () => {
  const options = { seed: 5, events: 1500, days: 30, end: Date.UTC(2026, 9, 31, 12) };
  const story = demoTruth(options).stories.find(({ name }) => name === 'role-chain');
  const [broker, admin] = story?.sessions ?? [];
  const [bobsKey = ''] = (story?.facts.chain ?? []) as string[];
  const keyOf = (one: typeof broker) =>
    `${one?.principalId}@${new Date(one?.creationDate ?? 0).toISOString()}`;

  beforeAll(async () => {
    const files = [...generateOrganisation(options)].map(({ key: path, json }) => ({ path, text: json }));
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

  it('has every change that came of it by its kind, as many as its links find', async () => {
    const { changes, changeKinds, changeKindsTotal, changers, changersTotal } = await findReach(
      context(),
      bobsKey,
    );
    expect(changes).toBeGreaterThan(5);
    expect(changeKinds.reduce((sum, kind) => sum + kind.changes, 0)).toBe(changes);
    expect(changeKinds).toHaveLength(changeKindsTotal);
    expect(changers).toHaveLength(changersTotal);
    expect(changers[0]).toBe(keyOf(admin));
    const all = await countActivity(context(), changesView(changers));
    expect(all.total).toBe(changes);
    for (const kind of changeKinds)
      expect((await countActivity(context(), changesView(changers, kind))).total).toBe(kind.changes);
  });

  it('names the resources that it touched, each with as many events as its link finds', async () => {
    const { resources, resourcesTotal, resourcesSample } = await findSession(context(), keyOf(admin));
    expect(resources.length).toBe(resourcesTotal);
    expect(resources.length).toBeGreaterThan(3);
    expect(resourcesSample).toBeNull();
    expect(resources.map(({ value }) => value)).toContain(String(story?.facts.plantedKey));
    for (const resource of resources) {
      const { total } = await countActivity(context(), resourceView(keyOf(admin), resource));
      expect([resource.value, resource.events]).toEqual([resource.value, total]);
    }
  });

  it('stands between the sessions that it came from and those that it opened', async () => {
    const { spans, steps, children, first } = await findSession(context(), keyOf(broker));
    expect(spans.map((span) => span.key)).toEqual(
      [...steps.slice(0, -1).map(({ session }) => session), ...children].map(({ key: name }) => name),
    );
    expect(spans.every(({ exact }) => exact)).toBe(true);
    const opened = spans.find((span) => span.key === keyOf(admin));
    expect(Date.parse(opened?.first ?? '')).toBeGreaterThanOrEqual(Date.parse(first ?? ''));
  });

  it.each(['look', 'recent'] as const)(
    'is listed page after page without gap or doubling, by %s',
    async (order) => {
      const all: string[] = [];
      let cursor: string | null = null;
      do {
        const page: Awaited<ReturnType<typeof listSessions>> = await listSessions(context(), view(''), {
          order,
          proof: 'any',
          cursor,
          limit: 7,
        });
        all.push(...page.sessions.map((session) => session.key));
        cursor = page.next;
        expect(page.loose).toBe(0);
      } while (cursor !== null);
      const whole = await listSessions(context(), view(''), {
        order,
        proof: 'any',
        cursor: null,
        limit: 500,
      });
      expect(all).toEqual(whole.sessions.map((session) => session.key));
      expect(whole.total).toBe(all.length);
      if (order === 'look') expect(all.slice(0, 10)).toContain(keyOf(admin));
      else expect(all).toContain(keyOf(admin));
    },
  );

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

  it.each([
    'readOnly=false',
    'outcome=denied&outcome=failed',
    'eventSource=sts.amazonaws.com&from=2026-10-20T00:00:00Z&to=2026-10-28T00:00:00Z',
    `q=${encodeURIComponent('eventName:Get* AND eventTime>2026-10-26')}`,
    `q=${encodeURIComponent('NOT requestParameters.roleArn:*')}`,
    'eventName=NoSuchCall',
  ])(
    'lists the same under %s, whether it gathers all such events or looks through sessions',
    async (query) => {
      const page = { order: 'look', proof: 'any', cursor: null, limit: 500 } as const;
      const all = await listSessions(context(), view(query), page, Number.POSITIVE_INFINITY);
      expect(all.total).toBe(all.sessions.length);
      expect(all.sessions.length > 0).toBe(query !== 'eventName=NoSuchCall');
      const looked: string[] = [];
      let cursor: string | null = null;
      do {
        const some: Awaited<ReturnType<typeof listSessions>> = await listSessions(
          context(),
          view(query),
          { ...page, cursor, limit: 3 },
          0.001,
        );
        // Sessions that were looked at one by one are not counted.
        if (query === 'readOnly=false' && some.next !== null) expect(some.total).toBeNull();
        else expect([null, all.total]).toContain(some.total);
        looked.push(...some.sessions.map((session) => session.key));
        cursor = some.next;
      } while (cursor !== null);
      expect(looked).toEqual(all.sessions.map((session) => session.key));
    },
  );

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
