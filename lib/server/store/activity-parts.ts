import type { ClientBase } from 'pg';
import { buildPart, type CubeCell, type CubePart } from '#lib/core/cube/cube-part.ts';
import { packPart, unpackPart } from '#lib/server/database/packed-part.ts';

/** Adds cells to the hourly cube; those with a count below zero take away. */
export async function addCells(client: ClientBase, cells: readonly CubeCell[]): Promise<void> {
  if (cells.length > 0) await insertPart(client, buildPart(cells), { merged: false });
}

/** `merged`: no other merged part has cells between its first and last hour. */
export async function insertPart(
  client: ClientBase,
  part: CubePart,
  { merged }: { merged: boolean },
): Promise<void> {
  await client.query(
    'INSERT INTO activity_part (first_hour, last_hour, cells, merged, bytes) VALUES ($1, $2, $3, $4, $5)',
    [part.hours[0], part.hours.at(-1), part.cells, merged, packPart(part)],
  );
}

/** Parts of these ids, in no order. */
export async function readParts(client: ClientBase, ids: readonly string[]): Promise<CubePart[]> {
  const { rows } = await client.query<{ bytes: Buffer }>(
    'SELECT bytes FROM activity_part WHERE id = ANY ($1::uuid[])',
    [ids],
  );
  return rows.map(({ bytes }) => unpackPart(bytes));
}
