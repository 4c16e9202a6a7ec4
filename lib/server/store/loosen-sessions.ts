/**
 * Constants of SQL: what events have come or gone for is to be stitched anew (stitch-sessions.ts). Queues
 * are only appended to, so that nobody waits for anybody, and in the transaction that changes
 * something, so that whoever takes an entry out sees the change. A row holds all that one transaction
 * changed: a row each would cost as much as linking what it names.
 */

/** $1: ids. */
export const loosenSessions =
  "INSERT INTO loose_session (ids) SELECT $1::bigint[] WHERE $1::bigint[] <> '{}'";

/** `events`: a table that holds event_time and event_key. */
export const loosenIssuances = (events: 'leaving_event' | 'returning_event') => `
  INSERT INTO loose_issuance (times, keys, moved)
  SELECT array_agg(i.event_time), array_agg(i.event_key), true FROM issuance AS i
  JOIN ${events} AS e ON i.event_time = e.event_time AND i.event_key = e.event_key HAVING count(*) > 0`;
