import type { TestDatabase } from '../database/test-database.ts';
import { beginDeletion, undoDeletion } from '../store/begin-deletion.ts';
import { findWrongCells } from '../store/find-wrong-cells.ts';
import { fingerprint, sessionSums, sessionsFromEvents } from '../store/fingerprint.ts';
import { runDeletion } from '../store/run-deletion.ts';

export async function deleteRun(database: TestDatabase, runId: string): Promise<void> {
  await beginDeletion(database.pool, runId);
  await runDeletion(database.pool, runId);
}

export async function undoRun(database: TestDatabase, runId: string): Promise<void> {
  await undoDeletion(database.pool, runId);
  await runDeletion(database.pool, runId);
}

/** Events, deliveries and cube: all but the dictionaries, which keep what they have learnt. */
export async function evidenceOf(database: TestDatabase): Promise<unknown> {
  const { entries: _, ...evidence } = JSON.parse(await fingerprint(database.pool)) as Record<string, string>;
  return evidence;
}

/** Sentences that must be true of any database at rest, and rows that say otherwise. */
const rules = {
  'sessions are counted as their events are': `(${sessionSums} EXCEPT ${sessionsFromEvents}) UNION ALL (${sessionsFromEvents} EXCEPT ${sessionSums})`,
  'every event has a file that is there':
    'SELECT * FROM event AS e WHERE NOT EXISTS (SELECT FROM ingest_file AS f WHERE f.id = e.file_id)',
  'every copy has its event and its file': `
    SELECT * FROM event_copy AS c
    WHERE NOT EXISTS (SELECT FROM event AS e WHERE e.event_time = c.event_time AND e.event_key = c.event_key)
       OR NOT EXISTS (SELECT FROM ingest_file AS f WHERE f.id = c.file_id)`,
  'every event has its bytes': `
    SELECT * FROM event AS e
    WHERE NOT EXISTS (SELECT FROM raw_block AS r WHERE r.batch = e.batch AND e.seq BETWEEN r.first_seq AND r.last_seq)`,
  'a file added what it owns, and knew the rest': `
    SELECT f.id, f.state, f.records, f.inserted, f.known, f.rejected FROM ingest_file AS f
    WHERE f.inserted <> (SELECT count(*) FROM event AS e WHERE e.file_id = f.id)
       OR (f.state <> 'known' AND f.known <> (SELECT coalesce(sum(copies), 0) FROM event_copy AS c WHERE c.file_id = f.id))
       OR f.records <> f.inserted + f.known + f.rejected`,
  'a known file has one that it is known by': `
    SELECT * FROM ingest_file AS f
    WHERE state = 'known' AND NOT EXISTS (SELECT FROM ingest_file AS first
                                          WHERE first.sha256 = f.sha256 AND first.state IN ('done', 'damaged'))`,
} as const;

/** The rules that are broken, none of them in a sound database. */
export async function brokenRules(database: TestDatabase): Promise<[rule: string, row: unknown][]> {
  const broken: [string, unknown][] = [];
  for (const [rule, query] of Object.entries(rules)) {
    const { rows } = await database.pool.query(`${query} LIMIT 1`);
    if (rows.length > 0) broken.push([rule, rows[0]]);
  }
  for (const cell of await findWrongCells(database.pool)) broken.push(['the cube counts the events', cell]);
  return broken;
}
