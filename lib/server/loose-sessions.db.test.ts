import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generateOrganisation } from '#fixtures/demo/generate.ts';
import { openBench } from './ingest/bench.test-support.ts';
import { deleteRun, undoRun } from './ingest/deletion.test-support.ts';
import { stitchSessions } from './store/stitch-sessions.ts';

/** What changed while somebody links sessions is linked too, whoever comes first. */

const options = { seed: 5, events: 600, days: 30, end: Date.UTC(2026, 9, 31, 12) };
const files = [...generateOrganisation(options)].map(({ key, json }) => ({ path: key, text: json }));
const parts = 4;
const partOf = (n: number) => files.filter((_, at) => at % parts === n);

const bench = openBench();
const stitch = () => stitchSessions(bench.database.pool);

async function shapes(): Promise<string> {
  const { rows } = await bench.database.pool.query(
    "SELECT md5(string_agg(to_jsonb(s)::text, E'\\n' ORDER BY session_id)) AS hash FROM session_shape AS s",
  );
  return rows[0].hash;
}

async function count(from: string): Promise<number> {
  const { rows } = await bench.database.pool.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${from}`);
  return rows[0]?.n ?? 0;
}

async function expectInStep(): Promise<void> {
  await stitch();
  const bitByBit = await shapes();
  for (const queue of ['loose_session', 'loose_issuance', 'due_session']) expect(await count(queue)).toBe(0);
  const wrong = `(SELECT event_time, event_key FROM issuance AS i WHERE NOT EXISTS (
      SELECT FROM event AS e WHERE e.event_time = i.event_time AND e.event_key = i.event_key)
    EXCEPT SELECT event_time, event_key FROM gone_issuance
    UNION ALL (SELECT event_time, event_key FROM gone_issuance INTERSECT SELECT event_time, event_key FROM event)) AS wrong`;
  expect(await count(wrong)).toBe(0);
  await bench.database.pool.query(
    "TRUNCATE session_shape; INSERT INTO loose_session SELECT coalesce(array_agg(id), '{}') FROM session",
  );
  await stitch();
  expect(await shapes()).toBe(bitByBit);
}

const anyStep = fc.record({
  what: fc.constantFrom('import', 'delete', 'undo', 'stitch'),
  part: fc.nat(parts - 1),
  /** While the one before is under way. */
  beside: fc.boolean(),
});

describe('loose sessions', () => {
  it('are linked as if all had come at once, whatever comes, goes and returns meanwhile', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { minLength: 3, maxLength: 9 }), async (steps) => {
        await bench.empty();
        const runs = new Map<number, { id: string; deleted: boolean }>();
        let under: Promise<unknown> = Promise.resolve();
        for (const { what, part, beside } of steps) {
          if (!beside) await under;
          const before = under;
          if (what === 'stitch') under = Promise.all([before, stitch()]);
          else {
            // Imports and deletions of one part come one after the other.
            await before;
            under = change(what, part, runs);
          }
        }
        await under;
        await expectInStep();
      }),
      { numRuns: 12 },
    );
  }, 120_000);

  it('that a process took and did not link are linked by the next', async () => {
    await bench.load(files);
    await bench.database.pool.query(`
      WITH taken AS (DELETE FROM loose_session RETURNING ids)
      INSERT INTO due_session (step, ids) SELECT abs(id % 3), array_agg(id) FROM taken, unnest(ids) AS id GROUP BY 1`);
    await expectInStep();
    expect(await count('session_shape')).toBeGreaterThan(50);
  });

  it('are linked where those committed while a step was under way, and none is waited for', async () => {
    await bench.load(partOf(0));
    await stitch();
    const importer = await bench.database.pool.connect();
    try {
      await importer.query('BEGIN');
      await importer.query('INSERT INTO loose_session SELECT array_agg(id) FROM session');
      await importer.query('UPDATE session_hour SET n = n + 1');
      await stitch();
      await importer.query('COMMIT');
    } finally {
      importer.release();
    }
    expect(await count('loose_session')).toBeGreaterThan(0);
    await expectInStep();
    expect(
      await count(`session_shape AS p WHERE p.events <> (
      SELECT sum(n) FROM session_hour AS h WHERE h.session_id = p.session_id)`),
    ).toBe(0);
  });
});

async function change(
  what: 'import' | 'delete' | 'undo',
  part: number,
  runs: Map<number, { id: string; deleted: boolean }>,
): Promise<void> {
  const run = runs.get(part);
  if (what === 'import' && run === undefined) {
    const { runId } = await bench.load(partOf(part));
    runs.set(part, { id: runId, deleted: false });
  }
  if (what === 'delete' && run?.deleted === false) {
    await deleteRun(bench.database, run.id);
    run.deleted = true;
  }
  if (what === 'undo' && run?.deleted === true) {
    await undoRun(bench.database, run.id);
    run.deleted = false;
  }
}
