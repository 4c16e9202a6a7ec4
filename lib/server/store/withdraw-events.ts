import type { ClientBase } from 'pg';
import { accountFor, cellsAndSessions, hoursOf, type Moved, movedColumns } from './account-for-events.ts';
import { eventColumns } from './event-columns.ts';

export interface Withdrawn {
  /** Events that went, as no other file delivered them. */
  readonly removed: number;
  /** Events that stay. */
  readonly kept: number;
  /** Deliveries that were taken back. */
  readonly deliveries: number;
}

/** Once per connection that calls `withdrawEvents`: what leaves, for the length of a transaction. */
export async function prepareWithdrawal(client: ClientBase): Promise<void> {
  await client.query(`
    CREATE TEMPORARY TABLE IF NOT EXISTS leaving_file (id integer PRIMARY KEY) ON COMMIT DELETE ROWS;
    CREATE TEMPORARY TABLE IF NOT EXISTS leaving_event (event_time timestamptz(3) NOT NULL, event_key uuid NOT NULL)
      ON COMMIT DELETE ROWS;
  `);
}

/**
 * Takes back what the files of `leaving_file` delivered of the events of `leaving_event`, within a
 * transaction of `beginWithdrawal`. An event that another file delivered too becomes that file's;
 * others go, out of the hourly cube as well. With `trash`, every delivery is kept there whole.
 */
export async function withdrawEvents(client: ClientBase, { trash }: { trash: boolean }): Promise<Withdrawn> {
  await client.query('ANALYZE leaving_file, leaving_event');
  const kept = trash ? await count(client, keepDeliveries) : 0;
  await client.query(takeCopies);
  await client.query(handOver);
  const { rows: gone } = await client.query<Moved>(removeEvents, [!trash]);
  const removed = await accountFor(client, gone[0], { sign: -1, events: 'leaving_event' });
  const { rows } = await client.query<{ n: number }>('SELECT count(*)::int AS n FROM leaving_event');
  return { removed, kept: (rows[0]?.n ?? 0) - removed, deliveries: kept };
}

async function count(client: ClientBase, statement: string, values: unknown[] = []): Promise<number> {
  const { rows } = await client.query<{ n: number }>(statement, values);
  return rows[0]?.n ?? 0;
}

const same = (a: string, b: string) =>
  `${a}.event_key = ${b}.event_key AND ${a}.event_time = ${b}.event_time`;

const keepDeliveries = `
  WITH delivered AS (
    SELECT event_time, event_key, file_id, sum(n)::int AS copies, bool_or(owner) AS owner
    FROM (
      SELECT e.event_time, e.event_key, e.file_id, 1 AS n, true AS owner
      FROM event AS e JOIN leaving_event AS l ON ${same('e', 'l')}
      WHERE e.file_id IN (SELECT id FROM leaving_file)
      UNION ALL
      SELECT c.event_time, c.event_key, c.file_id, c.copies, false
      FROM event_copy AS c JOIN leaving_event AS l ON ${same('c', 'l')}
      WHERE c.file_id IN (SELECT id FROM leaving_file)
    ) AS delivery GROUP BY 1, 2, 3
  ), kept AS (
    INSERT INTO trash_event (${eventColumns()}, file_id, copies, own)
    SELECT ${eventColumns('e')}, d.file_id, d.copies,
           d.owner AND NOT EXISTS (SELECT FROM event_adopted AS a WHERE ${same('a', 'd')})
    FROM delivered AS d JOIN event AS e ON ${same('e', 'd')}
    RETURNING copies
  )
  SELECT coalesce(sum(copies), 0)::int AS n FROM kept`;

const takeCopies = `
  DELETE FROM event_copy AS c USING leaving_event AS l
  WHERE ${same('c', 'l')} AND c.file_id IN (SELECT id FROM leaving_file)`;

/**
 * The heir is the first file that is there; one in the trash only where there is none, so that its
 * own deletion, which has not come to this event yet, finds it.
 */
const handOver = `
  WITH heir AS (
    SELECT DISTINCT ON (c.event_time, c.event_key) c.event_time, c.event_key, c.file_id, c.copies
    FROM event_copy AS c
    JOIN leaving_event AS l ON ${same('c', 'l')}
    JOIN event AS e ON ${same('e', 'l')} AND e.file_id IN (SELECT id FROM leaving_file)
    LEFT JOIN ingest_file AS f ON f.id = c.file_id
    ORDER BY 1, 2, f.id IS NULL, c.file_id
  ), moved AS (
    UPDATE event AS e SET file_id = heir.file_id FROM heir WHERE ${same('e', 'heir')} RETURNING heir.file_id
  ), marked AS (
    INSERT INTO event_adopted (event_time, event_key) SELECT event_time, event_key FROM heir ON CONFLICT DO NOTHING
  ), fewer AS (
    UPDATE event_copy AS c SET copies = c.copies - 1 FROM heir
    WHERE ${same('c', 'heir')} AND c.file_id = heir.file_id AND c.copies > 1
  ), none AS (
    DELETE FROM event_copy AS c USING heir
    WHERE ${same('c', 'heir')} AND c.file_id = heir.file_id AND c.copies = 1
  )
  UPDATE ingest_file AS f SET inserted = inserted + gained.n, known = known - gained.n
  FROM (SELECT file_id, count(*)::int AS n FROM moved GROUP BY 1) AS gained WHERE f.id = gained.file_id`;

const removeEvents = `
  WITH removed AS (
    DELETE FROM event AS e USING leaving_event AS l
    WHERE ${same('e', 'l')} AND e.file_id IN (SELECT id FROM leaving_file)
    RETURNING ${movedColumns('e')}, batch
  ), unmarked AS (
    DELETE FROM event_adopted AS a USING removed AS r WHERE ${same('a', 'r')}
  ), freed AS (
    INSERT INTO raw_batch_freed SELECT DISTINCT batch FROM removed WHERE $1 ORDER BY 1 ON CONFLICT DO NOTHING
  ), of_sessions AS (${hoursOf('removed', '-')}
  )
  SELECT count(*)::int AS n, ${cellsAndSessions('removed')}
  FROM removed`;
