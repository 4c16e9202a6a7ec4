import type { ClientBase } from 'pg';

const batchesPerStep = 50;

/** Drops the raw bytes that neither an event nor the trash needs any more. Answers how many blocks. */
export async function dropRawBlocks(client: ClientBase): Promise<number> {
  let dropped = 0;
  for (;;) {
    const { rows } = await client.query<{ batch: string }>(
      `SELECT batch FROM raw_batch_freed ORDER BY batch LIMIT ${batchesPerStep}`,
    );
    if (rows.length === 0) return dropped;
    const result = await client.query(dropUnneeded, [rows.map(({ batch }) => batch)]);
    dropped += result.rowCount ?? 0;
  }
}

/** A batch of which something is still needed is freed again when what needs it goes. */
const dropUnneeded = `
  WITH freed AS (
    DELETE FROM raw_batch_freed WHERE batch = ANY ($1::int[]) RETURNING batch
  ), needed AS (
    SELECT batch, seq FROM event WHERE batch = ANY ($1::int[])
    UNION ALL SELECT batch, seq FROM trash_event WHERE batch = ANY ($1::int[])
  )
  DELETE FROM raw_block AS r USING freed
  WHERE r.batch = freed.batch AND NOT EXISTS (
    SELECT FROM needed WHERE needed.batch = r.batch AND needed.seq BETWEEN r.first_seq AND r.last_seq)`;
