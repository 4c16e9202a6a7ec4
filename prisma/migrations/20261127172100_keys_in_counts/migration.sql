-- Counts of sessions say which key signed: an event's session, hour and key make one cell. A table of keys with
-- two indexes of its own cost an import more than all counts; and its keys stayed when their events went.
ALTER TABLE session_hour RENAME TO session_hour_without_keys;
ALTER INDEX session_hour_idx RENAME TO session_hour_without_keys_idx;
CREATE TABLE session_hour (
  session_id bigint NOT NULL,
  hour       timestamptz(3) NOT NULL,
  -- An entry of 'accessKeyId'; null where none signed.
  key_id     bigint,
  n          integer NOT NULL,
  errors     integer NOT NULL,
  changes    integer NOT NULL
);
INSERT INTO session_hour (session_id, hour, key_id, n, errors, changes)
  SELECT session_id, date_trunc('hour', event_time, 'UTC'), access_key_id, count(*),
         sum((outcome IN (1, 2))::int), sum((outcome = 0 AND read_only = 2)::int)
  FROM event WHERE session_id IS NOT NULL AND event_time > '-infinity' GROUP BY 1, 2, 3 ORDER BY 1, 2, 3;
CREATE INDEX session_hour_idx ON session_hour (session_id, hour);
CREATE INDEX session_hour_key_idx ON session_hour (key_id) WHERE key_id IS NOT NULL;

-- Sessions that were linked by a key whose events are gone.
INSERT INTO loose_session
  SELECT array_agg(id) FROM (
    SELECT DISTINCT k.session_id AS id FROM session_key AS k WHERE NOT EXISTS (
      SELECT FROM session_hour AS h WHERE h.session_id = k.session_id AND h.key_id = k.key_id)) AS unkeyed
  HAVING count(*) > 0;
DROP TABLE session_key, session_hour_without_keys;
