import type pg from 'pg';
import type { CubePart } from '#lib/core/cube/cube-part.ts';
import { mergeParts, sliceHours } from '#lib/core/cube/merge-parts.ts';
import { insertPart, readParts } from './activity-parts.ts';
import { begin, inTransaction } from './in-transaction.ts';

/** A key of the advisory lock of whoever merges parts of the cube. */
const activityLock = 0x53504143;
/** Cells of new parts that one transaction merges: bounds its memory. */
const cellsPerStep = 1_000_000;
/** Cells of a merged part at most, unless a single hour has more. */
const maxCells = 131_072;
/** How full a part is left that had to be cut: what comes later finds room. */
const fill = 0.75;

interface PartRow {
  readonly id: string;
  readonly first_hour: number;
  readonly cells: number;
  readonly merged: boolean;
}

/**
 * Merges the parts that batches and deletions added to the cube into those that are merged already:
 * one cell for each hour and combination, none that counts nothing. Sums are the same before, while
 * and after. Answers how many cells it saved. One at a time: a second caller returns at once.
 */
export async function compactActivity(pool: pg.Pool): Promise<number> {
  const client = await pool.connect();
  try {
    let saved = 0;
    for (;;) {
      const step = await inTransaction(client, begin, () => compactSome(client));
      if (step === null) return saved;
      saved += step;
    }
  } finally {
    client.release();
  }
}

/** Null when there is nothing to merge, or somebody else does. */
async function compactSome(client: pg.PoolClient): Promise<number | null> {
  await client.query('SET LOCAL statement_timeout = 0');
  const { rows: locks } = await client.query<{ locked: boolean }>(
    'SELECT pg_try_advisory_xact_lock($1) AS locked',
    [activityLock],
  );
  if (locks[0]?.locked !== true) return null;
  const { rows } = await client.query<PartRow>(
    'SELECT id, first_hour, cells, merged FROM activity_part ORDER BY first_hour, id',
  );
  const fresh = takeUpTo(
    rows.filter((row) => !row.merged),
    cellsPerStep,
  );
  if (fresh.length === 0) return null;
  const incoming = mergeParts(await readParts(client, idsOf(fresh)));
  const merged = rows.filter((row) => row.merged);
  const before = fresh.reduce((sum, row) => sum + row.cells, 0);
  let saved = before;
  for (const { owner, part } of shareOut(incoming, merged)) {
    const old = owner === null ? [] : await readParts(client, [owner.id]);
    const whole = mergeParts([...old, part]);
    saved += (owner?.cells ?? 0) - whole.cells;
    if (owner !== null) await removeParts(client, [owner.id]);
    for (const piece of cut(whole)) await insertPart(client, piece, { merged: true });
  }
  await removeParts(client, idsOf(fresh));
  return saved;
}

function takeUpTo(rows: readonly PartRow[], cells: number): PartRow[] {
  const taken: PartRow[] = [];
  let sum = 0;
  for (const row of rows) {
    if (taken.length > 0 && sum + row.cells > cells) break;
    taken.push(row);
    sum += row.cells;
  }
  return taken;
}

/** Each merged part takes the hours from its first on until the next one's; the first also what is earlier. */
function* shareOut(
  incoming: CubePart,
  merged: readonly PartRow[],
): Generator<{ owner: PartRow | null; part: CubePart }> {
  if (merged.length === 0) {
    if (incoming.cells > 0) yield { owner: null, part: incoming };
    return;
  }
  for (const [index, owner] of merged.entries()) {
    const from = index === 0 ? -Infinity : owner.first_hour;
    const part = sliceHours(incoming, from, merged[index + 1]?.first_hour ?? Infinity);
    if (part.cells > 0) yield { owner, part };
  }
}

/** A part in pieces of about the same size, between hours. */
function* cut(part: CubePart): Generator<CubePart> {
  if (part.cells === 0) return;
  if (part.cells <= maxCells) {
    yield part;
    return;
  }
  const wanted = part.cells / Math.ceil(part.cells / (maxCells * fill));
  let from = 0;
  for (let index = 1; index <= part.hours.length; index += 1) {
    const start = part.starts[from] ?? 0;
    const end = part.starts[index] ?? part.cells;
    const next = part.starts[index + 1] ?? Infinity;
    // As near to the wanted size as whole hours allow.
    if (index < part.hours.length && Math.abs(next - start - wanted) < Math.abs(end - start - wanted))
      continue;
    yield sliceHours(part, part.hours[from] ?? 0, part.hours[index] ?? Infinity);
    from = index;
  }
}

async function removeParts(client: pg.PoolClient, ids: readonly string[]): Promise<void> {
  await client.query('DELETE FROM activity_part WHERE id = ANY ($1::uuid[])', [ids]);
}

function idsOf(rows: readonly PartRow[]): string[] {
  return rows.map((row) => row.id);
}
