/** Constants of SQL: what events have come or gone for is to be stitched anew (stitch-sessions.ts). */

/** $1: ids. In their order: workers that loosen the same ones wait for each other and never deadlock. */
export const loosenSessions = `
  UPDATE session SET stitched = false WHERE id IN (
    SELECT id FROM session WHERE id = ANY ($1::bigint[]) AND stitched ORDER BY id FOR UPDATE)`;

/** `events`: a table that holds event_time and event_key. */
export const loosenIssuances = (events: 'leaving_event' | 'returning_event') => `
  UPDATE issuance AS i SET stitched = false FROM ${events} AS e
  WHERE i.event_time = e.event_time AND i.event_key = e.event_key AND i.stitched`;
