import type { ClientBase } from 'pg';
import { accountFor, cellsAndSessions, hoursOf, type Moved, movedColumns } from './account-for-events.ts';
import { eventColumns } from './event-columns.ts';

/** Rows of the trash that one transaction brings back. */
const rowsPerStep = 10_000;

/** Once per connection that calls `returnEvents`. */
export async function prepareReturn(client: ClientBase): Promise<void> {
  await client.query(
    'CREATE TEMPORARY TABLE IF NOT EXISTS returning_event (LIKE trash_event) ON COMMIT DELETE ROWS',
  );
}

/**
 * Delivers some events of a run once more, out of the trash, within a transaction of
 * `beginDelivery`: as an import does it, whatever else was imported or deleted meanwhile.
 * Answers how many deliveries came back; 0 when the trash holds none any more.
 */
export async function returnEvents(client: ClientBase, runId: string): Promise<number> {
  const { rowCount } = await client.query(
    `WITH taken AS (
       DELETE FROM trash_event AS t USING (
         SELECT file_id, event_time, event_key FROM trash_event
         WHERE file_id IN (SELECT f.id FROM ingest_file AS f JOIN ingest_source AS s ON s.id = f.source_id
                           WHERE s.run_id = $1)
         ORDER BY file_id, event_time, event_key LIMIT ${rowsPerStep}
       ) AS chosen
       WHERE t.file_id = chosen.file_id AND t.event_time = chosen.event_time AND t.event_key = chosen.event_key
       RETURNING t.*
     )
     INSERT INTO returning_event SELECT * FROM taken`,
    [runId],
  );
  if ((rowCount ?? 0) === 0) return 0;
  const { rows } = await client.query<Moved>(deliver);
  return accountFor(client, rows[0], { sign: 1, events: 'returning_event' });
}

/** Where two files bring the same event, the one whose bytes are kept is its file. */
const deliver = `
  WITH inserted AS (
    INSERT INTO event (${eventColumns()}, file_id)
    SELECT DISTINCT ON (event_time, event_key) ${eventColumns()}, file_id FROM returning_event
    ORDER BY event_time, event_key, own DESC, file_id
    ON CONFLICT DO NOTHING
    RETURNING ${movedColumns('event')}, file_id
  ), of_sessions AS (${hoursOf('inserted', '')}
  ), delivered AS (
    SELECT r.*, i.event_key IS NOT NULL AS inserted
    FROM returning_event AS r
    LEFT JOIN inserted AS i
      ON i.event_key = r.event_key AND i.event_time = r.event_time AND i.file_id = r.file_id
  ), adopted AS (
    INSERT INTO event_adopted (event_time, event_key)
    SELECT event_time, event_key FROM delivered WHERE inserted AND NOT own ON CONFLICT DO NOTHING
  ), freed AS (
    INSERT INTO raw_batch_freed SELECT DISTINCT batch FROM delivered WHERE NOT inserted ORDER BY 1 ON CONFLICT DO NOTHING
  ), copied AS (
    INSERT INTO event_copy (event_time, event_key, file_id, copies)
    SELECT event_time, event_key, file_id, copies - inserted::int FROM delivered
    WHERE copies > inserted::int ORDER BY event_key, event_time, file_id
    ON CONFLICT (event_key, event_time, file_id) DO UPDATE SET copies = event_copy.copies + excluded.copies
  )
  SELECT sum(copies)::int AS n, ${cellsAndSessions('inserted')}
  FROM delivered`;

/** What the files of a run hold now, counted anew, once all their events are back. */
export async function recountFiles(client: ClientBase, runId: string): Promise<void> {
  await client.query(
    `WITH mine AS (
       SELECT f.id FROM ingest_file AS f JOIN ingest_source AS s ON s.id = f.source_id WHERE s.run_id = $1
     ), owned AS (
       SELECT file_id, count(*)::int AS n FROM event
       WHERE file_id BETWEEN (SELECT min(id) FROM mine) AND (SELECT max(id) FROM mine)
         AND file_id IN (SELECT id FROM mine) GROUP BY file_id
     )
     UPDATE ingest_file AS f
     SET inserted = coalesce(owned.n, 0), known = f.records - f.rejected - coalesce(owned.n, 0)
     FROM mine LEFT JOIN owned ON owned.file_id = mine.id
     WHERE f.id = mine.id AND f.state IN ('working', 'done', 'damaged', 'known')`,
    [runId],
  );
}
