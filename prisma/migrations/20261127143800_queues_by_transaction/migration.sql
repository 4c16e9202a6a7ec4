-- A row of a queue holds all that one transaction changed, a step of sessions in work all of its own. A row each
-- was written, deleted and vacuumed for every session and issuance of an import.
ALTER TABLE loose_session RENAME TO loose_session_each;
ALTER TABLE loose_issuance RENAME TO loose_issuance_each;
ALTER TABLE due_session RENAME TO due_session_each;
CREATE TABLE loose_session (ids bigint[] NOT NULL);
-- Times and keys of events, as many of both.
CREATE TABLE loose_issuance (
  times timestamptz(3)[] NOT NULL,
  keys  uuid[] NOT NULL,
  -- Their events were taken away or brought back: whether they are there is to be looked up.
  moved boolean NOT NULL
);
CREATE TABLE due_session (step integer NOT NULL, ids bigint[] NOT NULL);
-- Ids and keys are hashes, which nothing compresses.
ALTER TABLE loose_session ALTER COLUMN ids SET STORAGE EXTERNAL;
ALTER TABLE loose_issuance ALTER COLUMN times SET STORAGE EXTERNAL, ALTER COLUMN keys SET STORAGE EXTERNAL;
ALTER TABLE due_session ALTER COLUMN ids SET STORAGE EXTERNAL;

INSERT INTO loose_session SELECT array_agg(id) FROM loose_session_each HAVING count(*) > 0;
INSERT INTO loose_issuance
  SELECT array_agg(event_time), array_agg(event_key), moved FROM loose_issuance_each GROUP BY moved;
INSERT INTO due_session SELECT step, array_agg(id) FROM due_session_each GROUP BY step;
DROP TABLE loose_session_each, loose_issuance_each, due_session_each;
