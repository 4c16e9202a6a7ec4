import { describe, expect, it } from 'vitest';
import { generateOrganisation } from '#fixtures/demo/generate.ts';
import type { SessionTruth } from '#fixtures/demo/told.ts';
import { demoTruth } from '#fixtures/demo/truth.ts';
import { grades, isExact } from '#lib/core/roles/session-kinds.ts';
import { emptyTables, openBench } from './ingest/bench.test-support.ts';
import { importDocuments, testPool } from './ingest/ingest.test-support.ts';
import { stitchSessions } from './store/stitch-sessions.ts';

const options = { seed: 5, events: 1500, days: 30, end: Date.UTC(2026, 9, 31, 12) };
const files = [...generateOrganisation(options)].map(({ key, json }) => ({ path: key, text: json }));
const truth = demoTruth(options);

const bench = openBench({ fresh: true });

interface Shape {
  session: string;
  access_keys: string[];
  issued: string | null;
  grade: number | null;
  parent: string | null;
  missing: string | null;
}

async function shapes(): Promise<string> {
  const { rows } = await bench.database.pool.query(
    "SELECT md5(string_agg(to_jsonb(s)::text, E'\\n' ORDER BY session_id)) AS hash FROM session_shape AS s",
  );
  return rows[0].hash;
}

describe('sessions', () => {
  it('are the same in whatever order files arrive, stitched bit by bit or anew', async () => {
    await bench.load(files);
    await stitchSessions(bench.database.pool);
    const forwards = await shapes();
    await bench.database.pool.query(
      'TRUNCATE session_shape; INSERT INTO loose_session SELECT array_agg(id) FROM session',
    );
    await stitchSessions(bench.database.pool);
    expect(await shapes()).toBe(forwards);
    await emptyTables(bench.database);
    const fresh = testPool(bench.database);
    try {
      const backwards = [...files].reverse();
      const quarter = Math.ceil(backwards.length / 4);
      for (let at = 0; at < backwards.length; at += quarter) {
        await importDocuments(bench.database, fresh, backwards.slice(at, at + quarter));
        await stitchSessions(bench.database.pool);
      }
      expect(await shapes()).toBe(forwards);
    } finally {
      await fresh.close();
    }
  });

  it('find every link of the demo that ids prove, and show no guess as proof', async () => {
    await bench.load(files);
    await stitchSessions(bench.database.pool);
    const { rows } = await bench.database.pool.query<Shape>(`
      SELECT s.id AS session, p.grade, p.issued_key AS issued,
             ARRAY(SELECT DISTINCT value FROM session_hour JOIN dictionary ON dictionary.id = key_id WHERE session_id = s.id) AS access_keys,
             ARRAY(SELECT DISTINCT value FROM session_hour JOIN dictionary ON dictionary.id = key_id WHERE session_id = p.parent_id)::text AS parent,
             p.missing
      FROM session_shape AS p JOIN session AS s ON s.id = p.session_id`);
    const byKey = new Map(rows.flatMap((row) => row.access_keys.map((key) => [key, row] as const)));
    const told = truth.stories
      .flatMap(({ sessions }) => sessions)
      .filter(({ eventIDs }) => eventIDs.length > 0);
    const linked = (one: SessionTruth) => byKey.get(one.accessKeyId);
    const expected = told.filter(({ issuedBy }) => issuedBy.length > 0);
    const found = expected.filter(
      (one) => linked(one)?.grade !== null && isExact(grades[linked(one)?.grade ?? 9] ?? 'inferred'),
    );
    const withParent = expected.filter(({ parentKey }) => parentKey !== null);
    const rightParent = withParent.filter(
      (one) => linked(one)?.parent?.includes(one.parentKey ?? '') === true,
    );
    console.log(
      `links by ids: ${found.length} of ${expected.length} sessions; callers: ${rightParent.length} of ${withParent.length}`,
    );
    expect(found.map(({ accessKeyId }) => accessKeyId)).toEqual(
      expected.map(({ accessKeyId }) => accessKeyId),
    );
    // Whose caller is not found is said to lack that account's record.
    const unfound = withParent.filter((one) => !rightParent.includes(one));
    expect(unfound.map((one) => linked(one)?.missing ?? null)).not.toContain(null);
    expect(rightParent.length).toBeGreaterThanOrEqual(withParent.length - 1);
  });
});
