import type pg from 'pg';
import { type CubeCell, type CubePart, cellsOf } from '#lib/core/cube/cube-part.ts';
import { mergeParts } from '#lib/core/cube/merge-parts.ts';
import { unpackPart } from '#lib/server/database/packed-part.ts';
import { countDays } from './recount-activity.ts';

/** The whole cube in one part, however it is spread. For tests and campaigns: it is all in memory. */
export async function readWholeCube(pool: pg.Pool): Promise<CubePart> {
  const { rows } = await pool.query<{ bytes: Buffer }>('SELECT bytes FROM activity_part');
  return mergeParts(rows.map(({ bytes }) => unpackPart(bytes)));
}

/** Cells of the cube that are not what the events say, as texts of hour, values and counts; none in a sound database. */
export async function findWrongCells(pool: pg.Pool): Promise<string[]> {
  const counted = new Map(
    Array.from(cellsOf(await readWholeCube(pool)), (cell) => [nameOf(cell), cell.count]),
  );
  const client = await pool.connect();
  const wrong: string[] = [];
  try {
    for await (const cells of countDays(client)) {
      for (const cell of cells) {
        const name = nameOf(cell);
        if (counted.get(name) !== cell.count)
          wrong.push(`${name}: ${counted.get(name) ?? 0} for ${cell.count}`);
        counted.delete(name);
      }
    }
  } finally {
    client.release();
  }
  for (const [name, count] of counted) wrong.push(`${name}: ${count} for 0`);
  return wrong;
}

function nameOf({ hour, ids, sets }: CubeCell): string {
  return [hour, ...ids, ...sets].join('|');
}
