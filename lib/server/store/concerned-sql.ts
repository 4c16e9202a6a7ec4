import { kind, near, ofKind } from './session-codes.ts';

/** Constants of SQL, never input: whom a change of an issuance concerns. */

/** How long a console keeps somebody signed in. */
export const signedIn = "interval '12 hours'";

/** STS answered with nothing that a session's records carry. As issuance_nameless_idx has it. */
export const nameless = (issuance: string) =>
  `${issuance}.issued_key IS NULL AND ${issuance}.issued_principal IS NULL AND ${issuance}.outcome <> 1`;

/** A sign-in from which the console may have gone on in credentials of a later date, with which it called. */
export const ofConsole = (issuance: string, session: string) =>
  `${issuance}.kind = ${kind('ConsoleLogin')} AND ${session}.kind IN (${ofKind('user')}, ${ofKind('root')})
   AND ${session}.direct = 1 AND ${session}.console = 1`;

/** Of an issuance: what is asked below. */
const columns =
  'event_time, event_key, issued_key, issued_principal, shared_event, caller_session, role_id, kind, outcome';

/** `loose_call`: what stood in the queue; `changed_issuance`: whom it concerns follows from them. */
export const issuanceTables = `
  CREATE TEMPORARY TABLE IF NOT EXISTS loose_call ON COMMIT DELETE ROWS AS
    SELECT event_time, event_key, false AS moved FROM issuance WITH NO DATA;
  CREATE TEMPORARY TABLE IF NOT EXISTS changed_issuance ON COMMIT DELETE ROWS AS
    SELECT ${columns} FROM issuance WITH NO DATA`;

export const takeIssuances = `
  WITH taken AS (DELETE FROM loose_issuance RETURNING times, keys, moved)
  INSERT INTO loose_call
  SELECT event_time, event_key, bool_or(moved)
  FROM taken, unnest(times, keys) AS call (event_time, event_key) GROUP BY 1, 2`;

export const readIssuances = `
  INSERT INTO changed_issuance SELECT ${columns} FROM loose_call JOIN issuance USING (event_time, event_key)`;

/** Other records of the same calls. */
export const takeTwins = `
  INSERT INTO changed_issuance
  SELECT i.${columns.replaceAll(', ', ', i.')}
  FROM changed_issuance AS c JOIN issuance AS i ON i.shared_event = c.shared_event
  WHERE NOT EXISTS (SELECT FROM changed_issuance AS k WHERE k.event_time = i.event_time AND k.event_key = i.event_key)`;

export const countOthers = `
  SELECT (SELECT count(*) FROM issuance) - (SELECT count(*) FROM changed_issuance) AS n`;

/**
 * Sessions that a change of an issuance may concern: those it issued by key or by the role's name, and its
 * caller with its children.
 */
export const concerned = `
  INSERT INTO affected
  SELECT k.session_id FROM changed_issuance AS c JOIN session_hour AS k ON k.key_id = c.issued_key
  UNION SELECT s.id FROM changed_issuance AS c JOIN session AS s
    ON s.role_id = c.role_id AND s.created BETWEEN c.event_time - ${near} AND c.event_time + ${near}
   AND ${nameless('c')}
  UNION SELECT c.caller_session FROM changed_issuance AS c WHERE c.caller_session IS NOT NULL
  UNION SELECT p.session_id FROM changed_issuance AS c JOIN session_shape AS p ON p.parent_id = c.caller_session
  ON CONFLICT DO NOTHING`;

/**
 * And those of its principal. OFFSET 0: joined as a whole, the thousands of sessions of one principal would
 * meet its thousands of issuances before their times are looked at.
 */
export const concernedByPrincipal = `
  INSERT INTO affected
  SELECT s.id FROM changed_issuance AS c CROSS JOIN LATERAL (
    SELECT s.id FROM session AS s WHERE s.principal = c.issued_principal
      AND s.created BETWEEN c.event_time - ${near} AND c.event_time + ${near} OFFSET 0) AS s
  UNION SELECT s.id FROM changed_issuance AS c CROSS JOIN LATERAL (
    SELECT s.id FROM session AS s WHERE s.principal = c.issued_principal
      AND s.created BETWEEN c.event_time AND c.event_time + ${signedIn} AND ${ofConsole('c', 's')} OFFSET 0) AS s
  ON CONFLICT DO NOTHING`;

export const spanOfChanged = `
  SELECT (min(event_time) - ${near})::text AS first, (max(event_time) + ${signedIn})::text AS last FROM changed_issuance`;

/** Sessions that are not to be worked off yet. */
export const countIdle = `
  SELECT count(*) AS n FROM session AS s LEFT JOIN affected AS a ON a.id = s.id WHERE a.id IS NULL`;

/** Those of them from $1 to $2, whom `concernedByPrincipal` could find. */
export const countBystanders = `
  SELECT count(*) AS n FROM session AS s LEFT JOIN affected AS a ON a.id = s.id
  WHERE s.created BETWEEN $1::timestamptz AND $2::timestamptz AND a.id IS NULL`;
