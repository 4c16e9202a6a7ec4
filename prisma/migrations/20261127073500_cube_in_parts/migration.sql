-- The hourly cube, column by column (docs/decisions/0060-cube-in-columns.md). It is counted from the
-- events when Spoor starts and finds it missing.
CREATE TABLE activity_part (
  id         uuid PRIMARY KEY DEFAULT uuidv7(),
  -- Whole hours since 1970.
  first_hour integer NOT NULL,
  last_hour  integer NOT NULL,
  cells      integer NOT NULL,
  merged     boolean NOT NULL,
  bytes      bytea NOT NULL
);
-- Already compressed by us.
ALTER TABLE activity_part ALTER COLUMN bytes SET STORAGE EXTERNAL;

DROP TABLE activity;
