-- What is to be stitched anew stands in queues of its own. A flag in the rows themselves wrote each of them
-- twice, its index entries too. Appended to by whoever changes something, in the same transaction; the same
-- id any number of times; emptied by whoever stitches, of whom there is one at a time.
CREATE TABLE loose_session (id bigint NOT NULL);
CREATE TABLE loose_issuance (
  event_time timestamptz(3) NOT NULL,
  event_key  uuid NOT NULL,
  -- Its event was taken away or brought back: whether it is there is to be looked up.
  moved      boolean NOT NULL
);
-- Sessions taken from the queues, each once, in the steps in which they are worked off.
CREATE TABLE due_session (step integer NOT NULL, id bigint NOT NULL);
-- Issuances that mean nothing, as their event is not there; kept up by whoever stitches.
CREATE TABLE gone_issuance (
  event_time timestamptz(3) NOT NULL,
  event_key  uuid NOT NULL,
  PRIMARY KEY (event_time, event_key)
);

INSERT INTO loose_session SELECT id FROM session WHERE NOT stitched;
INSERT INTO loose_issuance SELECT event_time, event_key, true FROM issuance WHERE NOT stitched;
INSERT INTO gone_issuance
  SELECT event_time, event_key FROM issuance AS i
  WHERE NOT EXISTS (SELECT FROM event AS e WHERE e.event_time = i.event_time AND e.event_key = i.event_key);
ALTER TABLE session DROP COLUMN stitched;
ALTER TABLE issuance DROP COLUMN stitched;

-- 1 where some call of a user's or root's temporary credentials came through the console.
ALTER TABLE session ADD COLUMN console smallint;
UPDATE session SET console = 1 WHERE kind IN (2, 3) AND id IN (
  SELECT session_id FROM event WHERE flags & 8 <> 0 AND session_id IS NOT NULL);
