import { near, ofKind } from './session-codes.ts';

/** Calls that services made for a user or root, in credentials that no record hands out. Of `session AS f`. */
const isForwarded = `f.direct = 0 AND f.kind IN (${ofKind('user')}, ${ofKind('root')}) AND f.created IS NOT NULL`;

/** The longest that temporary credentials hold (STS GetSessionToken): of thousands of sessions, those that can be meant. */
const longest = "interval '36 hours'";

/**
 * Which session of the same principal made the call that a service went on with: it called in the
 * second of the creationDate, or it alone called in that hour. Of sessions `f` of the table named.
 */
export const forwarders = (of: string) => `
  SELECT DISTINCT ON (id) id, parent_id FROM (
    SELECT f.id, s.id AS parent_id, s.created, count(*) OVER (PARTITION BY f.id) AS rivals, EXISTS (
        SELECT FROM event AS e WHERE e.event_time BETWEEN f.created - ${near} AND f.created + ${near}
          AND e.session_id = s.id) AS called_then
    FROM ${of} AS f
    JOIN session AS s ON s.principal = f.principal AND s.id <> f.id AND s.direct = 1
      AND s.kind IN (${ofKind('access-key')}, ${ofKind('user')}, ${ofKind('root')})
      AND (s.created BETWEEN f.created - ${longest} AND f.created OR s.created IS NULL)
    WHERE ${isForwarded} AND (
      SELECT sum(h.n) FROM session_hour AS h WHERE h.session_id = s.id AND h.hour IN (
        date_trunc('hour', f.created - ${near}, 'UTC'), date_trunc('hour', f.created + ${near}, 'UTC'))) > 0
  ) AS guess
  WHERE called_then OR rivals = 1
  ORDER BY id, called_then DESC, created DESC NULLS LAST, parent_id`;

/** Where the principal's own calls have changed, services' calls for it may hang on another session. */
export const forwarded = `
  WITH whose AS MATERIALIZED (
    SELECT f.* FROM session AS f WHERE ${isForwarded} AND f.principal IN (
      SELECT own.principal FROM affected AS a JOIN session AS own ON own.id = a.id AND own.direct = 1
      WHERE own.kind IN (${ofKind('access-key')}, ${ofKind('user')}, ${ofKind('root')}))
  ), found AS (${forwarders('whose')})
  INSERT INTO affected
  SELECT p.session_id FROM whose AS w JOIN session_shape AS p ON p.session_id = w.id
  LEFT JOIN found ON found.id = w.id
  WHERE p.issued_time IS NULL AND p.parent_id IS DISTINCT FROM found.parent_id
  ON CONFLICT DO NOTHING`;
