-- A block of raw records says which records it holds, so that blocks may be as large as suits them:
-- those from before hold 128. Rows are changed, their bytes stay where they are.
ALTER TABLE raw_block DROP CONSTRAINT raw_block_pkey;
ALTER TABLE raw_block RENAME COLUMN block TO first_seq;
ALTER TABLE raw_block ADD COLUMN last_seq integer;
UPDATE raw_block SET first_seq = first_seq * 128, last_seq = first_seq * 128 + 127;
ALTER TABLE raw_block ALTER COLUMN last_seq SET NOT NULL;
ALTER TABLE raw_block ADD PRIMARY KEY (batch, first_seq);

-- Batches of which some records are no longer needed; the clean-up drops those blocks that no event needs.
CREATE TABLE raw_batch_freed (batch bigint PRIMARY KEY);
INSERT INTO raw_batch_freed SELECT DISTINCT batch FROM raw_block_freed;
DROP TABLE raw_block_freed;
