import type { ClientBase } from 'pg';

/** For each place of a source, in their order: whether its row is written. */
export async function findTakenPlaces(
  client: ClientBase,
  places: readonly { readonly sourceId: string; readonly ordinal: number }[],
): Promise<boolean[]> {
  const { rows } = await client.query<{ taken: boolean }>(
    `SELECT EXISTS (SELECT FROM ingest_file AS file
                    WHERE file.source_id = place.source_id AND file.ordinal = place.ordinal) AS taken
     FROM unnest($1::uuid[], $2::int[]) WITH ORDINALITY AS place (source_id, ordinal, position)
     ORDER BY position`,
    [places.map((place) => place.sourceId), places.map((place) => place.ordinal)],
  );
  return rows.map((row) => row.taken);
}
