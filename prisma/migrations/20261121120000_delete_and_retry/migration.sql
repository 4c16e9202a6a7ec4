-- A file's events lie together in the heap, in the batches that wrote them: a few values per 32
-- pages find them for less than a byte an event. "Multi", as an event that changes its file when
-- another is deleted would stretch a plain minimum and maximum over everything between.
CREATE INDEX event_file_idx ON event USING brin (file_id int4_minmax_multi_ops, batch int8_minmax_multi_ops)
  WITH (pages_per_range = 32, autosummarize = off);

-- Asked to be read again: what it delivered is replaced in the transaction that writes it anew.
ALTER TABLE ingest_file ADD COLUMN retry boolean NOT NULL DEFAULT false;

-- One per run that is deleted, being deleted, or coming back. What it held is in the trash tables,
-- so that no other query has to ask.
CREATE TABLE ingest_deletion (
  run_id       uuid PRIMARY KEY REFERENCES ingest_run (id),
  state        text NOT NULL CHECK (state IN ('deleting', 'deleted', 'restoring', 'purging')),
  requested_at timestamptz(3) NOT NULL DEFAULT now(),
  finished_at  timestamptz(3),
  -- Deliveries to work off, and how many are; events that went, and that stay for another file's sake.
  total        bigint NOT NULL DEFAULT 0,
  done         bigint NOT NULL DEFAULT 0,
  removed      bigint NOT NULL DEFAULT 0,
  kept         bigint NOT NULL DEFAULT 0
);

CREATE TABLE trash_file (LIKE ingest_file, run_id uuid NOT NULL, PRIMARY KEY (id));
CREATE INDEX trash_file_run_id_idx ON trash_file (run_id);
CREATE INDEX trash_file_sha256_idx ON trash_file (sha256);

CREATE TABLE trash_reject (LIKE ingest_reject, PRIMARY KEY (id));
CREATE INDEX trash_reject_file_id_idx ON trash_reject (file_id);

-- Whole rows, one per file and event that it delivered, those included that stay in `event`: to bring
-- a file back is then to deliver its events once more, whatever has come or gone meanwhile.
CREATE TABLE trash_event (
  LIKE event,
  copies integer NOT NULL,
  -- Whether batch and seq name bytes of this file, not of one that delivered the same record before.
  own    boolean NOT NULL,
  PRIMARY KEY (file_id, event_time, event_key)
);
CREATE INDEX trash_event_batch_idx ON trash_event (batch);

-- Events whose kept bytes came with a file that is gone: their place in the present file is not known.
CREATE TABLE event_adopted (
  event_time timestamptz(3) NOT NULL,
  event_key  uuid NOT NULL,
  PRIMARY KEY (event_key, event_time)
);

-- Blocks of which some records are no longer needed; the clean-up drops those that no event needs.
CREATE TABLE raw_block_freed (
  batch bigint NOT NULL,
  block integer NOT NULL,
  PRIMARY KEY (batch, block)
);
