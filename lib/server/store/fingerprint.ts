import { createHash } from 'node:crypto';
import type pg from 'pg';
import { encodePart } from '#lib/core/cube/encode-part.ts';
import { isChange, isError } from './cube-columns.ts';
import { readWholeCube } from './find-wrong-cells.ts';

/**
 * The state that must not depend on the order or number of deliveries, as one text: every event
 * with its derived columns, how often each was delivered, the cube's sums, the sums of sessions and the
 * issuances that have an event, and all named values.
 */
export async function fingerprint(pool: pg.Pool): Promise<string> {
  const { rows } = await pool.query<{
    events: string;
    copies: string;
    sessions: string;
    issuances: string;
    entries: string;
  }>(
    `SELECT
       (SELECT md5(string_agg(concat_ws('|', event_time, event_key, account_id, region_id, source_id, name_id,
                                        principal_id, actor_id, access_key_id, ip_id, agent_id, error_id, session_id, outcome,
                                        identity, category, read_only, time_origin, flags, terms::text),
                              E'\\n' ORDER BY event_time, event_key)) FROM event) AS events,
       (SELECT md5(string_agg(concat_ws('|', event_time, event_key, total), E'\\n' ORDER BY event_time, event_key))
        FROM (SELECT event_time, event_key, sum(copies) AS total FROM event_copy GROUP BY 1, 2) AS copy) AS copies,
       (SELECT md5(string_agg(row::text, E'\\n' ORDER BY row::text)) FROM (${sessionSums}) AS row) AS sessions,
       (SELECT md5(string_agg(row::text, E'\\n' ORDER BY row::text)) FROM (${liveIssuances}) AS row) AS issuances,
       (SELECT md5(string_agg(concat_ws('|', id, path_id, value), E'\\n' ORDER BY id))
        FROM (SELECT * FROM dictionary UNION ALL SELECT id, path_id, value FROM term) AS entry) AS entries`,
  );
  const cube = createHash('md5').update(encodePart(await readWholeCube(pool)));
  return JSON.stringify({ ...rows[0], cube: cube.digest('hex') });
}

/** Sums of each session by hour and key. */
export const sessionSums = `
  SELECT h.session_id, h.hour, h.key_id, sum(h.n) AS n, sum(h.errors) AS errors, sum(h.changes) AS changes
  FROM session_hour AS h GROUP BY 1, 2, 3 HAVING sum(h.n) <> 0`;

/** What those sums must be: counted anew from the events. */
export const sessionsFromEvents = `
  SELECT session_id, date_trunc('hour', event_time, 'UTC') AS hour, access_key_id AS key_id, count(*) AS n,
         sum(${isError}::int) AS errors, sum(${isChange}::int) AS changes
  FROM event WHERE session_id IS NOT NULL AND event_time > '-infinity' GROUP BY 1, 2, 3`;

const liveIssuances = `
  SELECT to_jsonb(i) AS issuance FROM issuance AS i JOIN event AS e USING (event_time, event_key)`;
