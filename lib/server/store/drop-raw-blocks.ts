import type { ClientBase } from 'pg';
import { recordsPerBlock } from './raw-blocks.ts';

const blocksPerStep = 1000;

/** Drops the raw bytes that neither an event nor the trash needs any more. Answers how many blocks. */
export async function dropRawBlocks(client: ClientBase): Promise<number> {
  let dropped = 0;
  for (;;) {
    const { rows } = await client.query<{ batch: string; block: number }>(
      `SELECT batch, block FROM raw_block_freed ORDER BY batch, block LIMIT ${blocksPerStep}`,
    );
    if (rows.length === 0) return dropped;
    const [batches, blocks] = [rows.map((row) => row.batch), rows.map((row) => row.block)];
    const result = await client.query(dropUnneeded, [batches, blocks, [...new Set(batches)]]);
    dropped += result.rowCount ?? 0;
  }
}

/** A block that is still needed is freed again when what needs it goes. */
const dropUnneeded = `
  WITH freed AS (
    DELETE FROM raw_block_freed AS f USING unnest($1::bigint[], $2::int[]) AS chosen (batch, block)
    WHERE f.batch = chosen.batch AND f.block = chosen.block RETURNING f.batch, f.block
  ), needed AS (
    SELECT batch, seq / ${recordsPerBlock} AS block FROM event WHERE batch = ANY ($3::bigint[])
    UNION SELECT batch, seq / ${recordsPerBlock} FROM trash_event WHERE batch = ANY ($3::bigint[])
  )
  DELETE FROM raw_block AS r USING freed
  WHERE r.batch = freed.batch AND r.block = freed.block
    AND NOT EXISTS (SELECT FROM needed WHERE needed.batch = r.batch AND needed.block = r.block)`;
