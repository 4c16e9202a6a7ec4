import { afterAll, beforeAll, expect, it } from 'vitest';
import type { OpenedSession } from '#fixtures/demo/demo-options.ts';
import { generateOrganisation } from '#fixtures/demo/generate.ts';
import type { LinkKind } from '#fixtures/demo/told.ts';
import { demoTruth } from '#fixtures/demo/truth.ts';
import { lookupHash } from '#lib/core/cloudtrail/lookup-hash.ts';
import { grades, isExact } from '#lib/core/roles/session-kinds.ts';
import { createTestDatabase, type TestDatabase } from './database/test-database.ts';
import { importDocuments, testPool } from './ingest/ingest.test-support.ts';
import { stitchSessions } from './store/stitch-sessions.ts';

/** Every link of the demo, of its ordinary traffic too, against what its generator knows. */

const opened: OpenedSession[] = [];
const options = { seed: 5, events: 12_000, days: 30, end: Date.UTC(2026, 9, 31, 12) };
let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  const generated = generateOrganisation({ ...options, onOpened: (one) => opened.push(one) });
  const files = [...generated].map(({ key: path, json }) => ({ path, text: json }));
  const pool = testPool(database);
  await importDocuments(database, pool, files);
  await stitchSessions(database.pool);
  await pool.close();
}, 120_000);
afterAll(async () => {
  await database.drop();
});

interface Linked {
  readonly session: string;
  readonly grade: number | null;
  readonly keys: string[];
  /** Hash of the eventID of the record that it rests on, and of its twin. */
  readonly issued: number | null;
  readonly twin: number | null;
}

const handedOut: readonly LinkKind[] = ['issued-key', 'created-key', 'role-session', 'console-session'];

/** Which record handed out the credentials of which session, as the stories' links of events tell. */
async function storyLinks(): Promise<[session: string, issuedBy: string[]][]> {
  const links = demoTruth(options)
    .stories.flatMap((story) => story.links)
    .filter(({ kind }) => handedOut.includes(kind));
  const hashes = links.map(({ to }) => lookupHash(to));
  const { rows } = await database.pool.query<{ event_id: number; session: string }>(
    'SELECT e.event_id, d.value AS session FROM event AS e JOIN dictionary AS d ON d.id = e.session_id WHERE e.event_id = ANY ($1)',
    [hashes],
  );
  return rows.map(({ event_id, session }) => [
    session,
    links.filter((_, at) => hashes[at] === event_id).map(({ from }) => from),
  ]);
}

it('is right wherever ids prove it, and finds every session whose issuing record is there', async () => {
  const truth = new Map<string, Set<number>>();
  const note = (session: string, issuedBy: readonly string[]) => {
    const known = truth.get(session) ?? new Set();
    for (const eventID of issuedBy) known.add(lookupHash(eventID));
    truth.set(session, known);
  };
  const keyOf = (principalId: string, date: string) => `${principalId}@${new Date(date).toISOString()}`;
  for (const one of opened) note(keyOf(one.principalId, one.creationDate), [one.issuedBy]);
  for (const story of demoTruth(options).stories) {
    for (const one of story.sessions) {
      note(one.accessKeyId, one.issuedBy);
      note(keyOf(one.principalId, one.creationDate), one.issuedBy);
    }
  }
  for (const [session, issuedBy] of await storyLinks()) note(session, issuedBy);
  const { rows } = await database.pool.query<Linked>(`
    SELECT d.value AS session, p.grade, i.event_id AS issued, t.event_id AS twin,
           ARRAY(SELECT DISTINCT k.value FROM session_hour AS s JOIN dictionary AS k ON k.id = s.key_id
                 WHERE s.session_id = p.session_id) AS keys
    FROM session_shape AS p JOIN dictionary AS d ON d.id = p.session_id
    LEFT JOIN event AS i ON i.event_time = p.issued_time AND i.event_key = p.issued_key
    LEFT JOIN event AS t ON t.event_time = p.twin_time AND t.event_key = p.twin_key`);
  const told = rows.filter(({ session }) => (truth.get(session)?.size ?? 0) > 0);
  const isRight = ({ session, issued }: Linked) =>
    issued !== null && truth.get(session)?.has(issued) === true;
  const graded = (row: Linked) => (row.grade === null ? null : (grades[row.grade] ?? 'inferred'));
  const exact = told.filter((row) => {
    const grade = graded(row);
    return grade !== null && isExact(grade);
  });
  const guessed = rows.filter((row) => graded(row) === 'inferred' || graded(row) === 'session-near');
  const right = exact.filter(isRight);
  const untold = rows.filter(({ session, grade }) => grade !== null && !truth.has(session));
  const share = (part: number, whole: number) => (whole === 0 ? 1 : part / whole).toFixed(3);
  console.log(
    `links of the demo: ${rows.length} sessions, ${told.length} with an issuing record known to the generator; ` +
      `exact: precision ${share(right.length, exact.length)} (${right.length} of ${exact.length}), ` +
      `recall ${share(right.length, told.length)}; inferred: ${guessed.length}; ` +
      `linked beside the generator's knowledge: ${untold.length}`,
  );
  expect(told.length).toBeGreaterThan(300);
  expect(exact.filter((row) => !isRight(row))).toEqual([]);
  expect(told.filter((row) => !isRight(row))).toEqual([]);
  // What the generator does not know of is nothing that ids would prove.
  expect(untold.filter((row) => !guessed.includes(row))).toEqual([]);
  expect(guessed.filter((row) => isRight(row) && exact.includes(row))).toEqual([]);
}, 60_000);
