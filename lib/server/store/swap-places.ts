import type { ClientBase } from 'pg';

/** Two rows of files with the same bytes: `content` delivered the events, `twin` was known by it. */
export interface Twins {
  readonly content: number;
  readonly twin: number;
}

/**
 * Gives the row that owns the events the place of its twin, in whichever import that is, and the
 * twin the place of it: the events go from one import to the other without being touched.
 * Within a transaction of `beginWithdrawal`. Rows may be in `ingest_file` or in `trash_file`.
 */
export async function swapPlaces(client: ClientBase, twins: readonly Twins[]): Promise<void> {
  if (twins.length === 0) return;
  const ids = [twins.map((pair) => pair.content), twins.map((pair) => pair.twin)];
  await client.query(
    `CREATE TEMPORARY TABLE swap_place ON COMMIT DROP AS
       SELECT pair.id, p.source_id, p.ordinal, p.path
       FROM (SELECT * FROM unnest($1::int[], $2::int[]) AS one (id, other)
             UNION ALL SELECT * FROM unnest($2::int[], $1::int[]) AS two (id, other)) AS pair
       JOIN (SELECT id, source_id, ordinal, path FROM ingest_file
             UNION ALL SELECT id, source_id, ordinal, path FROM trash_file) AS p ON p.id = pair.other`,
    ids,
  );
  // A place is unique at any moment: the rows step aside first.
  await client.query('UPDATE ingest_file SET ordinal = -1 - id WHERE id IN (SELECT id FROM swap_place)');
  await client.query(
    `UPDATE ingest_file AS f SET source_id = s.source_id, ordinal = s.ordinal, path = s.path
     FROM swap_place AS s WHERE f.id = s.id`,
  );
  await client.query(
    `UPDATE trash_file AS f SET source_id = s.source_id, ordinal = s.ordinal, path = s.path, run_id = source.run_id
     FROM swap_place AS s JOIN ingest_source AS source ON source.id = s.source_id WHERE f.id = s.id`,
  );
  await client.query('DROP TABLE swap_place');
}
