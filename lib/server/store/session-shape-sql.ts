import { forwarders } from './forwarded-sql.ts';
import { grade, kind, near, ofKind, type } from './session-codes.ts';

/** Constants of SQL, never input. What they read and write: the work tables of stitch-sessions.ts. */

/** How long after a console switched to a role it may still be in the session that it switched from. */
const switchWindow = "interval '12 hours'";

/** How long a console keeps somebody signed in. */
const signedIn = "interval '12 hours'";

/** STS answered with nothing that a session's records carry. As issuance_nameless_idx has it. */
const nameless = (issuance: string) =>
  `${issuance}.issued_key IS NULL AND ${issuance}.issued_principal IS NULL AND ${issuance}.outcome <> 1`;

/** A sign-in `c` from which the console may have gone on in credentials `s` of a later date, with which it called. */
const ofConsole = `c.kind = ${kind('ConsoleLogin')} AND s.kind IN (${ofKind('user')}, ${ofKind('root')}) AND s.direct = 1 AND s.console = 1`;

/** Of an issuance: what `concerned` asks of it. */
export const changedColumns =
  'event_time, event_key, issued_key, issued_principal, shared_event, caller_session, role_id, kind, outcome';

/**
 * Sessions that a change of an issuance may concern: those it issued, and its caller with its children.
 * OFFSET 0: joined as a whole, the thousands of sessions of one principal would meet its thousands of
 * issuances before their times are looked at.
 */
export const concerned = `
  WITH changed AS (
    SELECT ${changedColumns} FROM changed_issuance
    UNION ALL SELECT i.${changedColumns.replaceAll(', ', ', i.')}
    FROM changed_issuance AS c JOIN issuance AS i ON i.shared_event = c.shared_event
    WHERE NOT EXISTS (SELECT FROM changed_issuance AS k WHERE k.event_time = i.event_time AND k.event_key = i.event_key)
  )
  INSERT INTO affected
  SELECT k.session_id FROM changed AS c JOIN session_key AS k ON k.key_id = c.issued_key
  UNION SELECT s.id FROM changed AS c CROSS JOIN LATERAL (
    SELECT s.id FROM session AS s WHERE s.principal = c.issued_principal
      AND s.created BETWEEN c.event_time - ${near} AND c.event_time + ${near} OFFSET 0) AS s
  UNION SELECT s.id FROM changed AS c JOIN session AS s
    ON s.role_id = c.role_id AND s.created BETWEEN c.event_time - ${near} AND c.event_time + ${near}
   AND ${nameless('c')}
  UNION SELECT s.id FROM changed AS c CROSS JOIN LATERAL (
    SELECT s.id FROM session AS s WHERE s.principal = c.issued_principal
      AND s.created BETWEEN c.event_time AND c.event_time + ${signedIn} AND ${ofConsole} OFFSET 0) AS s
  UNION SELECT c.caller_session FROM changed AS c WHERE c.caller_session IS NOT NULL
  UNION SELECT p.session_id FROM changed AS c JOIN session_shape AS p ON p.parent_id = c.caller_session
  ON CONFLICT DO NOTHING`;

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

/**
 * A record that could have issued the session, with its grade. STS's two records of one call are
 * both candidates; the best is the surest, then the one that names its caller, then the first.
 */
const candidates = `
  SELECT a.id, ${ofCandidate('i')}, ${grade('key')} AS grade
  FROM affected AS a JOIN session_key AS k ON k.session_id = a.id
  JOIN issuance AS i ON i.issued_key = k.key_id
  UNION ALL
  SELECT a.id, ${ofCandidate('i')}, CASE WHEN i.event_time = s.created THEN ${grade('session')} ELSE ${grade('session-near')} END
  FROM affected AS a JOIN session AS s ON s.id = a.id
  CROSS JOIN LATERAL (
    SELECT * FROM issuance AS i WHERE i.issued_principal = s.principal
      AND i.event_time BETWEEN s.created - ${near} AND s.created + ${near} OFFSET 0) AS i
  UNION ALL
  SELECT a.id, ${ofCandidate('i')}, ${grade('inferred')}
  FROM affected AS a JOIN session AS s ON s.id = a.id
  JOIN issuance AS i ON i.role_id = s.role_id
   AND i.event_time BETWEEN s.created - ${near} AND s.created + ${near} AND ${nameless('i')}
  JOIN dictionary AS d ON d.id = s.id
  CROSS JOIN LATERAL (SELECT regexp_replace(d.value, '@[^@]*$', '') AS id) AS principal
  WHERE i.session_name = substr(principal.id, strpos(principal.id, ':') + 1)
  UNION ALL
  SELECT a.id, ${ofCandidate('c')}, ${grade('inferred')}
  FROM affected AS a JOIN session AS s ON s.id = a.id
  JOIN issuance AS c ON c.issued_principal = s.principal
   AND c.event_time BETWEEN s.created - ${signedIn} AND s.created - 2 * ${near} AND ${ofConsole}`;

/** What follows for a session from its own records and counts; its place in a chain comes after. */
export const findParents = `
  WITH candidate AS (${candidates}),
  best AS (
    SELECT DISTINCT ON (c.id) c.*
    FROM candidate AS c
    WHERE ${isThere('c')} AND c.outcome IN (0, 3) AND c.caller_session IS DISTINCT FROM c.id
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
    SELECT a.id, min(h.hour) AS first_hour, max(h.hour) AS last_hour, sum(h.n)::int AS events,
           sum(h.errors)::int AS errors, sum(h.changes)::int AS changes
    FROM affected AS a JOIN (
      SELECT session_id, hour, sum(n) AS n, sum(errors) AS errors, sum(changes) AS changes FROM session_hour
      WHERE session_id IN (SELECT id FROM affected) GROUP BY 1, 2 HAVING sum(n) > 0) AS h ON h.session_id = a.id
    GROUP BY a.id
  )
  INSERT INTO shape (session_id, first_hour, last_hour, events, errors, changes, issued_time, issued_key,
    grade, twin_time, twin_key, missing, parent_id, root_id, depth, weakest, crossed, reasons, score)
  SELECT c.id, c.first_hour, c.last_hour, c.events, c.errors, c.changes, b.event_time, b.event_key,
    CASE WHEN coalesce(s.parent_id, f.parent_id) IS NOT NULL THEN ${grade('inferred')} ELSE b.grade END,
    t.event_time, t.event_key,
    CASE WHEN b.kind = ${kind('AssumeRole')} AND t.id IS NULL AND b.caller_account <> own.account_id
           AND b.caller_type <> ${type('AWSService')}
         THEN CASE WHEN b.caller_type = ${type('AWSAccount')} THEN b.caller_account ELSE own.account_id END END,
    coalesce(nullif(coalesce(b.caller_session, t.caller_session), c.id), s.parent_id, f.parent_id), c.id, 0, NULL, 0, 0, 0
  FROM counted AS c LEFT JOIN best AS b ON b.id = c.id LEFT JOIN twin AS t ON t.id = c.id
  LEFT JOIN switched AS s ON s.id = c.id LEFT JOIN forwarder AS f ON f.id = c.id JOIN session AS own ON own.id = c.id`;
