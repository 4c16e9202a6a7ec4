import { EventFlag } from '#lib/core/cloudtrail/normalised-event.ts';
import { maxChainDepth } from '#lib/core/roles/chain-depth.ts';
import { reasons } from '#lib/core/roles/reasons.ts';
import { eventKeysSql } from '../database/event-keys-sql.ts';
import { forwarded, forwarders } from './forwarded-sql.ts';
import { grade, kind, near, ofKind, type } from './session-codes.ts';

/** Constants of SQL, never input. What they read: `affected` and `loose_issuance` of stitch-sessions.ts. */

/** How long after a console switched to a role it may still be in the session that it switched from. */
const switchWindow = "interval '12 hours'";

/** How long a console keeps somebody signed in. */
const signedIn = "interval '12 hours'";

/** STS answered with nothing that a session's records carry. As issuance_nameless_idx has it. */
const nameless = (issuance: string) =>
  `${issuance}.issued_key IS NULL AND ${issuance}.issued_principal IS NULL AND ${issuance}.outcome <> 1`;

/** A sign-in `c` from which the console may have gone on in credentials `s` of a later date. */
const ofConsole = `c.kind = ${kind('ConsoleLogin')} AND s.kind IN (${ofKind('user')}, ${ofKind('root')}) AND s.direct = 1`;

/** Sessions that a change of an issuance may concern: those it issued, and its caller with its children. */
const concerned = `
  WITH changed AS (
    SELECT * FROM loose_issuance
    UNION SELECT i.* FROM issuance AS i JOIN loose_issuance AS l ON l.shared_event = i.shared_event
  )
  INSERT INTO affected
  SELECT k.session_id FROM changed AS c JOIN session_key AS k ON k.key_id = c.issued_key
  UNION SELECT s.id FROM changed AS c JOIN session AS s
    ON s.principal = c.issued_principal AND s.created BETWEEN c.event_time - ${near} AND c.event_time + ${near}
  UNION SELECT s.id FROM changed AS c JOIN session AS s
    ON s.role_id = c.role_id AND s.created BETWEEN c.event_time - ${near} AND c.event_time + ${near}
   AND ${nameless('c')}
  UNION SELECT s.id FROM changed AS c JOIN session AS s
    ON s.principal = c.issued_principal AND s.created BETWEEN c.event_time AND c.event_time + ${signedIn}
   AND ${ofConsole}
  UNION SELECT s.id FROM changed AS c JOIN session AS s ON s.id = c.caller_session
  UNION SELECT p.session_id FROM changed AS c JOIN session_shape AS p ON p.parent_id = c.caller_session
  ON CONFLICT DO NOTHING`;

/** A session that comes may be the one from which another switched in the console. */
const switched = `
  INSERT INTO affected
  SELECT DISTINCT t.id FROM affected AS a JOIN session AS s ON s.id = a.id
  JOIN issuance AS i ON i.switch_from = s.actor_id
  JOIN session AS t ON t.principal = i.issued_principal
   AND t.created BETWEEN i.event_time - ${near} AND i.event_time + ${near}
  ON CONFLICT DO NOTHING`;

/**
 * A record that could have issued the session, with its grade. STS's two records of one call are
 * both candidates; the best is the surest, then the one that names its caller, then the first.
 */
const candidates = `
  SELECT a.id, i.*, ${grade('key')} AS grade
  FROM affected AS a JOIN session_key AS k ON k.session_id = a.id
  JOIN issuance AS i ON i.issued_key = k.key_id
  UNION ALL
  SELECT a.id, i.*, CASE WHEN i.event_time = s.created THEN ${grade('session')} ELSE ${grade('session-near')} END
  FROM affected AS a JOIN session AS s ON s.id = a.id
  JOIN issuance AS i ON i.issued_principal = s.principal
   AND i.event_time BETWEEN s.created - ${near} AND s.created + ${near}
  UNION ALL
  SELECT a.id, i.*, ${grade('inferred')}
  FROM affected AS a JOIN session AS s ON s.id = a.id
  JOIN issuance AS i ON i.role_id = s.role_id
   AND i.event_time BETWEEN s.created - ${near} AND s.created + ${near} AND ${nameless('i')}
  JOIN dictionary AS d ON d.id = s.id
  CROSS JOIN LATERAL (SELECT regexp_replace(d.value, '@[^@]*$', '') AS id) AS principal
  WHERE i.session_name = substr(principal.id, strpos(principal.id, ':') + 1)
  UNION ALL
  SELECT a.id, c.*, ${grade('inferred')}
  FROM affected AS a JOIN session AS s ON s.id = a.id
  JOIN issuance AS c ON c.issued_principal = s.principal
   AND c.event_time BETWEEN s.created - ${signedIn} AND s.created - 2 * ${near} AND ${ofConsole}
  WHERE EXISTS (SELECT FROM event AS e WHERE e.event_time BETWEEN s.created AND s.created + ${signedIn}
    AND e.session_id = s.id AND e.flags & ${EventFlag.console} <> 0 AND ${eventKeysSql} && ARRAY[s.id])`;

const setParents = `
  WITH candidate AS (${candidates}),
  best AS (
    SELECT DISTINCT ON (c.id) c.*
    FROM candidate AS c
    JOIN event AS e ON e.event_time = c.event_time AND e.event_key = c.event_key
    WHERE c.outcome IN (0, 3) AND c.caller_session IS DISTINCT FROM c.id
    ORDER BY c.id, c.grade, (c.caller_session IS NULL),
      CASE WHEN c.kind = ${kind('ConsoleLogin')} THEN c.event_time END DESC, c.event_time, c.event_key
  ), twin AS (
    SELECT DISTINCT ON (b.id) b.id, t.event_time, t.event_key, t.caller_session
    FROM best AS b JOIN issuance AS t ON t.shared_event = b.shared_event
      AND (t.event_time, t.event_key) <> (b.event_time, b.event_key) AND t.caller_type <> b.caller_type
    JOIN event AS e ON e.event_time = t.event_time AND e.event_key = t.event_key
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
  ), gone AS (
    DELETE FROM session_shape AS p USING affected AS a
    WHERE p.session_id = a.id AND NOT EXISTS (SELECT FROM counted AS c WHERE c.id = a.id)
  )
  INSERT INTO session_shape AS p (session_id, first_hour, last_hour, events, errors, changes, issued_time, issued_key,
    grade, twin_time, twin_key, missing, parent_id, root_id, depth, weakest, crossed, reasons, score)
  SELECT c.id, c.first_hour, c.last_hour, c.events, c.errors, c.changes, b.event_time, b.event_key,
    CASE WHEN coalesce(s.parent_id, f.parent_id) IS NOT NULL THEN ${grade('inferred')} ELSE b.grade END,
    t.event_time, t.event_key,
    CASE WHEN b.kind = ${kind('AssumeRole')} AND t.id IS NULL AND b.caller_account <> own.account_id
           AND b.caller_type <> ${type('AWSService')}
         THEN CASE WHEN b.caller_type = ${type('AWSAccount')} THEN b.caller_account ELSE own.account_id END END,
    coalesce(nullif(coalesce(b.caller_session, t.caller_session), c.id), s.parent_id, f.parent_id), c.id, 0, NULL, 0, 0, 0
  FROM counted AS c LEFT JOIN best AS b ON b.id = c.id LEFT JOIN twin AS t ON t.id = c.id
  LEFT JOIN switched AS s ON s.id = c.id LEFT JOIN forwarder AS f ON f.id = c.id JOIN session AS own ON own.id = c.id
  ON CONFLICT (session_id) DO UPDATE SET (first_hour, last_hour, events, errors, changes, issued_time, issued_key,
    grade, twin_time, twin_key, missing, parent_id) = (excluded.first_hour, excluded.last_hour, excluded.events,
    excluded.errors, excluded.changes, excluded.issued_time, excluded.issued_key, excluded.grade,
    excluded.twin_time, excluded.twin_key, excluded.missing, excluded.parent_id)`;

const touch = `
  WITH RECURSIVE below AS (
    SELECT session_id AS id FROM session_shape WHERE session_id IN (SELECT id FROM affected)
    UNION SELECT p.session_id FROM below AS b JOIN session_shape AS p ON p.parent_id = b.id
  )
  INSERT INTO touched SELECT id FROM below ON CONFLICT DO NOTHING`;

const flag = (name: keyof typeof reasons, condition: string) =>
  `(CASE WHEN ${condition} THEN ${reasons[name].bit} ELSE 0 END)`;
const points = (name: keyof typeof reasons) =>
  `(CASE WHEN j.reasons & ${reasons[name].bit} <> 0 THEN ${reasons[name].points} ELSE 0 END)`;

/** Calls of the caller that were refused in the hour before it got in. */
const refused = `EXISTS (SELECT FROM issuance AS d WHERE d.caller_session = p.parent_id AND d.outcome = 1
    AND d.event_time BETWEEN p.issued_time - interval '1 hour' AND p.issued_time)`;
const madeKeys = `EXISTS (SELECT FROM issuance AS k WHERE k.caller_session = p.session_id
    AND k.kind = ${kind('CreateAccessKey')} AND k.outcome = 0)`;

const gathered = `(p.issued_time IS NULL AND p.parent_id IS NOT NULL)`;

/** Of `placed AS p` and `session AS s`. */
const reasonBits = [
  flag('crossed', 'p.crossed > 0'),
  flag('chained', 'p.depth > 1'),
  flag('changed', 'p.changes > 0'),
  flag('errors', 'p.errors >= 5'),
  flag('root', `s.kind = ${ofKind('root')}`),
  flag('noMfa', `s.kind IN (${ofKind('root')}, ${ofKind('user')}) AND s.mfa = 0 AND NOT ${gathered}`),
  flag('refusedBefore', refused),
  flag('madeKeys', madeKeys),
  flag(
    'unknownOrigin',
    `s.kind <> ${ofKind('access-key')} AND p.issued_time IS NULL AND p.parent_id IS NULL`,
  ),
  flag('inferred', `p.weakest >= ${grade('session-near')}`),
  flag('missingHalf', 'p.missing IS NOT NULL'),
  flag('forwarded', gathered),
].join(' | ');

/** One statement: every further one would leave a dead copy of each row behind. */
const setPlaces = `
  WITH RECURSIVE up AS (
    SELECT t.id, t.id AS at, 0 AS depth, NULL::smallint AS weakest, ARRAY[t.id] AS path
    FROM touched AS t
    UNION ALL
    SELECT u.id, p.parent_id, u.depth + 1, greatest(u.weakest, p.grade), u.path || p.parent_id
    FROM up AS u JOIN session_shape AS p ON p.session_id = u.at
    JOIN session_shape AS q ON q.session_id = p.parent_id
    WHERE p.parent_id <> ALL (u.path) AND u.depth < ${maxChainDepth}
  ), root AS (
    SELECT DISTINCT ON (id) id, at, depth, weakest, path FROM up ORDER BY id, depth DESC
  ), crossing AS (
    SELECT r.id, count(DISTINCT s.account_id)::int - 1 AS crossed
    FROM root AS r JOIN session AS s ON s.id = ANY (r.path) AND s.account_id IS NOT NULL GROUP BY r.id
  ), placed AS (
    SELECT p.session_id, p.parent_id, p.issued_time, p.missing, p.changes, p.errors, r.at AS root_id, r.depth,
           greatest(r.weakest, p.grade) AS weakest, greatest(coalesce(x.crossed, 0), 0) AS crossed
    FROM root AS r JOIN session_shape AS p ON p.session_id = r.id LEFT JOIN crossing AS x ON x.id = r.id
  ), judged AS (
    SELECT p.*, ${reasonBits} AS reasons FROM placed AS p JOIN session AS s ON s.id = p.session_id
  ), scored AS (
    SELECT j.*, ${(Object.keys(reasons) as (keyof typeof reasons)[]).map(points).join(' + ')}
      + least(j.depth, 5) * 4 + least(j.crossed, 4) * 5 AS score
    FROM judged AS j
  )
  UPDATE session_shape AS p
  SET root_id = n.root_id, depth = n.depth, weakest = n.weakest, crossed = n.crossed, reasons = n.reasons, score = n.score
  FROM scored AS n WHERE p.session_id = n.session_id
    AND (p.root_id, p.depth, p.weakest, p.crossed, p.reasons, p.score)
      IS DISTINCT FROM (n.root_id, n.depth, n.weakest, n.crossed, n.reasons, n.score)`;

export const shapeSql: readonly string[] = [
  concerned,
  switched,
  forwarded,
  'ANALYZE affected',
  setParents,
  touch,
  'ANALYZE touched',
  setPlaces,
];
