/**
 * Constants of SQL: what events have come or gone for is to be stitched anew (stitch-sessions.ts). Queues
 * are only appended to, so that nobody waits for anybody, and in the transaction that changes
 * something, so that whoever takes an entry out sees the change.
 */

/** $1: ids. */
export const loosenSessions = 'INSERT INTO loose_session (id) SELECT unnest($1::bigint[])';

/** `events`: a table that holds event_time and event_key. */
export const loosenIssuances = (events: 'leaving_event' | 'returning_event') => `
  INSERT INTO loose_issuance (event_time, event_key, moved)
  SELECT i.event_time, i.event_key, true FROM issuance AS i
  JOIN ${events} AS e ON i.event_time = e.event_time AND i.event_key = e.event_key`;
