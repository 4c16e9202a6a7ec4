import { maxChainDepth } from '#lib/core/roles/chain-depth.ts';
import { reasons } from '#lib/core/roles/reasons.ts';
import { grade, kind, ofKind } from './session-codes.ts';

/** Constants of SQL, never input. What they read and write: the work tables of stitch-sessions.ts. */

/** Sessions whose last event has gone. */
export const dropShapes = `
  DELETE FROM session_shape AS p USING affected AS a
  WHERE p.session_id = a.id AND NOT EXISTS (SELECT FROM shape AS n WHERE n.session_id = a.id)`;

/** What hangs on them below has its place in a chain anew. */
export const takeDescendants = `
  WITH RECURSIVE below AS (
    SELECT p.session_id AS id FROM session_shape AS p
    WHERE p.parent_id IS NOT NULL AND p.parent_id IN (SELECT id FROM affected)
    UNION SELECT p.session_id FROM below AS b JOIN session_shape AS p ON p.parent_id = b.id
  )
  INSERT INTO shape SELECT p.* FROM below AS b JOIN session_shape AS p ON p.session_id = b.id
  ON CONFLICT DO NOTHING`;

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
  flag('inferred', `p.weakest IN (${grade('session-near')}, ${grade('inferred')})`),
  flag('missingHalf', 'p.missing IS NOT NULL'),
  flag('forwarded', gathered),
  'p.own_doubt',
].join(' | ');

const columns = [
  'parent_id',
  'root_id',
  'first_hour',
  'last_hour',
  'issued_time',
  'twin_time',
  'issued_key',
  'twin_key',
  'missing',
  'events',
  'errors',
  'changes',
  'reasons',
  'score',
  'grade',
  'weakest',
  'depth',
  'crossed',
];
/** Of `placed`: what is not as it stands in `shape`. */
const placed = ['root_id', 'depth', 'weakest', 'crossed'];
const kept = columns.filter((column) => ![...placed, 'reasons', 'score'].includes(column));
const listOf = (table: string, names = columns) => names.map((column) => `${table}.${column}`).join(', ');

/** A row's grade with its doubt, which `grade` itself leaves out: it says what joins the two. */
const judgedGrade = (row: string) =>
  `(CASE WHEN ${row}.reasons & ${reasons.doubted.bit} <> 0 THEN ${grade('key-doubted')} ELSE ${row}.grade END)::smallint`;

/** Written once: each further version of a row would be a dead copy, in every index too. */
export const writeShapes = `
  MERGE INTO session_shape AS p USING (WITH RECURSIVE up AS (
    SELECT n.session_id AS id, n.session_id AS at, n.parent_id, ${judgedGrade('n')} AS grade, 0 AS depth, NULL::smallint AS weakest,
           ARRAY[n.session_id] AS path
    FROM shape AS n WHERE n.parent_id IS NOT NULL
    UNION ALL
    SELECT u.id, q.session_id, q.parent_id, q.grade, u.depth + 1, greatest(u.weakest, u.grade), u.path || q.session_id
    FROM up AS u CROSS JOIN LATERAL (
      SELECT n.session_id, n.parent_id, ${judgedGrade('n')} AS grade FROM shape AS n WHERE n.session_id = u.parent_id
      UNION ALL
      SELECT p.session_id, p.parent_id, ${judgedGrade('p')} FROM session_shape AS p WHERE p.session_id = u.parent_id
        AND NOT EXISTS (SELECT FROM shape AS n WHERE n.session_id = u.parent_id)
    ) AS q
    WHERE u.parent_id <> ALL (u.path) AND u.depth < ${maxChainDepth}
  ), root AS (
    SELECT DISTINCT ON (id) id, at, depth, weakest, path FROM up ORDER BY id, depth DESC
  ), crossing AS (
    SELECT r.id, count(DISTINCT s.account_id)::int - 1 AS crossed
    FROM root AS r JOIN session AS s ON s.id = ANY (r.path) AND s.account_id IS NOT NULL
    WHERE r.depth > 0 GROUP BY r.id
  ), placed AS (
    SELECT n.session_id, ${listOf('n', kept)}, coalesce(r.at, n.session_id) AS root_id, coalesce(r.depth, 0) AS depth,
           greatest(r.weakest, ${judgedGrade('n')}) AS weakest, n.reasons & ${reasons.doubted.bit} AS own_doubt, greatest(coalesce(x.crossed, 0), 0) AS crossed
    FROM shape AS n LEFT JOIN root AS r ON r.id = n.session_id LEFT JOIN crossing AS x ON x.id = n.session_id
  ), judged AS MATERIALIZED (
    SELECT p.*, ${reasonBits} AS reasons FROM placed AS p JOIN session AS s ON s.id = p.session_id
  ), scored AS (
    SELECT j.*, ${(Object.keys(reasons) as (keyof typeof reasons)[]).map(points).join(' + ')}
      + least(j.depth, 5) * 4 + least(j.crossed, 4) * 5 AS score
    FROM judged AS j
  )
  SELECT j.session_id, ${listOf('j')} FROM scored AS j ORDER BY j.session_id) AS j ON p.session_id = j.session_id
  WHEN MATCHED AND (${listOf('p')}) IS DISTINCT FROM (${listOf('j')})
    THEN UPDATE SET (${columns.join(', ')}) = (${listOf('j')})
  WHEN NOT MATCHED THEN INSERT (session_id, ${columns.join(', ')}) VALUES (j.session_id, ${listOf('j')})`;
