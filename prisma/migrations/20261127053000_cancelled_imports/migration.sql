-- Somebody wants no more of it: workers see this and stop.
ALTER TABLE ingest_run ADD COLUMN cancelled_at timestamptz(3);
