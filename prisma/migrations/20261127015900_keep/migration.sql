-- What people keep: views by name, and the exports under way with what became of them.

CREATE TABLE saved_view (
  id           uuid PRIMARY KEY DEFAULT uuidv7(),
  name         text NOT NULL,
  description  text NOT NULL DEFAULT '',
  -- As the View's codec spells it; without a range where opening it keeps the range one has.
  view         text NOT NULL,
  keeps_range  boolean NOT NULL,
  is_default   boolean NOT NULL DEFAULT false,
  created_at   timestamptz(3) NOT NULL DEFAULT now(),
  updated_at   timestamptz(3) NOT NULL DEFAULT now(),
  deleted_at   timestamptz(3)
);
CREATE UNIQUE INDEX saved_view_default_idx ON saved_view (is_default) WHERE is_default AND deleted_at IS NULL;

CREATE TABLE export_run (
  id           uuid PRIMARY KEY,
  format       text NOT NULL,
  view         text NOT NULL,
  state        text NOT NULL,
  -- Null until they are counted.
  total        bigint,
  written      bigint NOT NULL DEFAULT 0,
  created_at   timestamptz(3) NOT NULL DEFAULT now(),
  touched_at   timestamptz(3) NOT NULL DEFAULT now()
);
CREATE INDEX export_run_created_at_idx ON export_run (created_at);
