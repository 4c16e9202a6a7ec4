import { reasons } from '#lib/core/roles/reasons.ts';
import { nameless, ofConsole, signedIn } from './concerned-sql.ts';
import { contradicted } from './contradicted-sql.ts';
import { forwarders } from './forwarded-sql.ts';
import { grade, kind, near, principalOfKey, type } from './session-codes.ts';

/** Constants of SQL, never input. What they read and write: the work tables of stitch-sessions.ts. */

/** How long after a console switched to a role it may still be in the session that it switched from. */
const switchWindow = "interval '12 hours'";

/** A session that comes may be the one from which another switched in the console. */
export const switched = `
  INSERT INTO affected
  SELECT DISTINCT t.id FROM affected AS a JOIN session AS s ON s.id = a.id
  JOIN issuance AS i ON i.switch_from = s.actor_id
  JOIN session AS t ON t.principal = i.issued_principal
   AND t.created BETWEEN i.event_time - ${near} AND i.event_time + ${near}
  ON CONFLICT DO NOTHING`;

/** An issuance means something while its event is there. */
const isThere = (issuance: string) => `NOT EXISTS (SELECT FROM gone_issuance AS g
  WHERE g.event_time = ${issuance}.event_time AND g.event_key = ${issuance}.event_key)`;

const ofCandidate = (issuance: string) =>
  [
    'event_time',
    'event_key',
    'caller_session',
    'caller_account',
    'caller_type',
    'kind',
    'outcome',
    'shared_event',
    'switch_from',
  ]
    .map((column) => `${issuance}.${column}`)
    .join(', ');

/** Of a candidate `i` for the session: what it takes beside its ids, its time and its name. */
const counts = (session: string) =>
  `${isThere('i')} AND i.outcome IN (0, 3) AND i.caller_session IS DISTINCT FROM ${session}.id`;

/**
 * What sessions did, by hour and key. Parts of a cell need no sum where none takes anything back, which is so
 * but for deletions.
 */
const hours = `reduced AS MATERIALIZED (
    SELECT DISTINCT h.session_id AS id FROM session_hour AS h JOIN affected AS a ON a.id = h.session_id WHERE h.n < 0
  ), hours AS MATERIALIZED (
    SELECT h.session_id AS id, h.hour, h.key_id, h.n, h.errors, h.changes
    FROM affected AS a JOIN session_hour AS h ON h.session_id = a.id
    WHERE NOT EXISTS (SELECT FROM reduced AS r WHERE r.id = h.session_id)
  ), summed AS MATERIALIZED (
    SELECT r.id, h.hour, h.key_id, sum(h.n) AS n, sum(h.errors) AS errors, sum(h.changes) AS changes
    FROM reduced AS r JOIN session_hour AS h ON h.session_id = r.id GROUP BY 1, 2, 3 HAVING sum(h.n) > 0
  )`;

const countsOf = (cells: 'hours' | 'summed') => `
    SELECT h.id, s.account_id, min(h.hour) AS first_hour, max(h.hour) AS last_hour, sum(h.n)::int AS events,
           sum(h.errors)::int AS errors, sum(h.changes)::int AS changes
    FROM ${cells} AS h JOIN session AS s ON s.id = h.id GROUP BY h.id, s.account_id`;

/**
 * A record that could have issued the session, with its grade. STS's two records of one call are
 * both candidates; the best is the surest, then the one that names its caller, then the first. Only for
 * sessions that no key leads to without a contradiction are others looked for, none of which would be as sure: each
 * by its second, for a principal may have thousands of sessions and of issuances.
 */
const candidates = `keyed AS MATERIALIZED (
    SELECT k.id, ${ofCandidate('i')},
      CASE WHEN ${contradicted('i', 's')} THEN ${grade('key-doubted')} ELSE ${grade('key')} END AS grade
    FROM (SELECT id, key_id FROM hours UNION ALL SELECT id, key_id FROM summed) AS k
    JOIN issuance AS i ON i.issued_key = k.key_id JOIN session AS s ON s.id = k.id WHERE ${counts('k')}
  ), keyless AS MATERIALIZED (
    SELECT s.* FROM affected AS a JOIN session AS s ON s.id = a.id
    WHERE NOT EXISTS (SELECT FROM keyed AS k WHERE k.id = a.id AND k.grade = ${grade('key')})
  ), candidate AS (
    SELECT * FROM keyed
    UNION ALL
    SELECT s.id, ${ofCandidate('i')}, CASE WHEN i.event_time = s.created THEN ${grade('session')} ELSE ${grade('session-near')} END
    FROM keyless AS s
    CROSS JOIN LATERAL (
      SELECT * FROM issuance AS i WHERE i.event_time BETWEEN s.created - ${near} AND s.created + ${near}
        AND i.issued_principal = s.principal OFFSET 0) AS i
    WHERE ${counts('s')}
    UNION ALL
    SELECT s.id, ${ofCandidate('s')}, ${grade('inferred')}
    FROM (
      SELECT s.id, i.* FROM keyless AS s JOIN issuance AS i ON i.role_id = s.role_id
       AND i.event_time BETWEEN s.created - ${near} AND s.created + ${near} AND ${nameless('i')}
      WHERE ${counts('s')} OFFSET 0) AS s
    JOIN dictionary AS d ON d.id = s.id
    CROSS JOIN LATERAL (SELECT ${principalOfKey('d.value')} AS id) AS principal
    WHERE s.session_name = substr(principal.id, strpos(principal.id, ':') + 1)
    UNION ALL
    SELECT s.id, ${ofCandidate('i')}, ${grade('inferred')}
    FROM keyless AS s
    JOIN issuance AS i ON i.issued_principal = s.principal
     AND i.event_time BETWEEN s.created - ${signedIn} AND s.created - 2 * ${near} AND ${ofConsole('i', 's')}
    WHERE ${counts('s')}
  )`;

/** What follows for a session from its own records and counts; its place in a chain comes after. */
export const findParents = `
  WITH ${hours}, ${candidates},
  best AS (
    SELECT DISTINCT ON (c.id) c.*
    FROM candidate AS c
    ORDER BY c.id, c.grade, (c.caller_session IS NULL),
      CASE WHEN c.kind = ${kind('ConsoleLogin')} THEN c.event_time END DESC, c.event_time, c.event_key
  ), twin AS (
    SELECT DISTINCT ON (b.id) b.id, t.event_time, t.event_key, t.caller_session
    FROM best AS b JOIN issuance AS t ON t.shared_event = b.shared_event
      AND (t.event_time, t.event_key) <> (b.event_time, b.event_key) AND t.caller_type <> b.caller_type
    WHERE ${isThere('t')}
    ORDER BY b.id, (t.caller_session IS NULL), t.event_time, t.event_key
  ), switched AS (
    SELECT DISTINCT ON (b.id) b.id, s.id AS parent_id
    FROM best AS b JOIN session AS s ON s.actor_id = b.switch_from AND s.id <> b.id
      AND s.created <= b.event_time AND s.created > b.event_time - ${switchWindow}
    JOIN session_hour AS h ON h.session_id = s.id
    WHERE b.switch_from IS NOT NULL
    ORDER BY b.id, s.created DESC, s.id
  ), loose AS MATERIALIZED (
    SELECT s.* FROM affected AS a JOIN session AS s ON s.id = a.id
    WHERE NOT EXISTS (SELECT FROM best AS b WHERE b.id = a.id)
  ), forwarder AS (${forwarders('loose')}
  ), counted AS (
    ${countsOf('hours')}
    UNION ALL ${countsOf('summed')}
  )
  INSERT INTO shape (session_id, first_hour, last_hour, events, errors, changes, issued_time, issued_key,
    grade, twin_time, twin_key, missing, parent_id, root_id, depth, weakest, crossed, reasons, score)
  SELECT c.id, c.first_hour, c.last_hour, c.events, c.errors, c.changes, b.event_time, b.event_key,
    CASE WHEN coalesce(s.parent_id, f.parent_id) IS NOT NULL THEN ${grade('inferred')}
         WHEN b.grade = ${grade('key-doubted')} THEN ${grade('key')} ELSE b.grade END,
    t.event_time, t.event_key,
    CASE WHEN b.kind = ${kind('AssumeRole')} AND b.grade <> ${grade('key-doubted')} AND t.id IS NULL AND b.caller_account <> c.account_id
           AND b.caller_type <> ${type('AWSService')}
         THEN CASE WHEN b.caller_type = ${type('AWSAccount')} THEN b.caller_account ELSE c.account_id END END,
    coalesce(nullif(coalesce(b.caller_session, t.caller_session), c.id), s.parent_id, f.parent_id), c.id, 0, NULL, 0,
    CASE WHEN b.grade = ${grade('key-doubted')} AND coalesce(s.parent_id, f.parent_id) IS NULL
         THEN ${reasons.doubted.bit} ELSE 0 END, 0
  FROM counted AS c LEFT JOIN best AS b ON b.id = c.id LEFT JOIN twin AS t ON t.id = c.id
  LEFT JOIN switched AS s ON s.id = c.id LEFT JOIN forwarder AS f ON f.id = c.id
  ORDER BY c.id`;
