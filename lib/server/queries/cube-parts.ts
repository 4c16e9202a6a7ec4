import { setImmediate } from 'node:timers/promises';
import type { HourSpan } from '#lib/core/cube/count-cells.ts';
import type { CubePart } from '#lib/core/cube/cube-part.ts';
import { ValuePlaces } from '#lib/core/cube/value-places.ts';
import { unpackPart } from '#lib/server/database/packed-part.ts';
import { Prisma } from '#prisma/generated/client.ts';
import type { Ask } from './read-snapshot.ts';

export interface PartRow {
  readonly id: string;
  readonly first_hour: number;
  readonly last_hour: number;
  readonly cells: number;
}

/** Bytes of unpacked parts that stay in memory, about those of 100 million events. */
const keptBytes = 512 * 1024 * 1024;
/** Cells whose parts are fetched by one statement. */
const cellsAtOnce = 400_000;
/** Counting lets others have the processor after so long, in milliseconds. */
const sliceMs = 15;

/** Parts never change, so that one that was read once is good for every snapshot that has it. */
class PartCache {
  readonly places = new ValuePlaces();
  readonly #parts = new Map<string, CubePart>();
  #bytes = 0;

  get(id: string): CubePart | undefined {
    const part = this.#parts.get(id);
    if (part === undefined) return undefined;
    // The least recently used go first.
    this.#parts.delete(id);
    this.#parts.set(id, part);
    return part;
  }

  add(id: string, part: CubePart): void {
    if (this.#parts.has(id)) return;
    this.#parts.set(id, part);
    this.#bytes += bytesOf(part);
    for (const [oldest, old] of this.#parts) {
      if (this.#bytes <= keptBytes || oldest === id) return;
      this.#parts.delete(oldest);
      this.#bytes -= bytesOf(old);
    }
  }
}

function bytesOf({ hours, starts, ids, sets, counts }: CubePart): number {
  const columns: ArrayBufferView[] = [hours, starts, counts, ...Object.values(sets)];
  for (const { values, codes } of Object.values(ids)) columns.push(values, codes);
  return columns.reduce((sum, { byteLength }) => sum + byteLength, 0);
}

// On globalThis, because bundles of routes have modules of their own.
const shared = globalThis as typeof globalThis & { spoorCube?: PartCache };

export function cubePlaces(): ValuePlaces {
  return cache().places;
}

function cache(): PartCache {
  shared.spoorCube ??= new PartCache();
  return shared.spoorCube;
}

const listed = new WeakMap<Ask, Promise<PartRow[]>>();

/** The parts of the snapshot. */
export function listParts(ask: Ask): Promise<PartRow[]> {
  let parts = listed.get(ask);
  if (parts === undefined) {
    parts = ask<PartRow>(Prisma.sql`SELECT id, first_hour, last_hour, cells FROM activity_part`);
    listed.set(ask, parts);
  }
  return parts;
}

/** Parts that may have cells in the span, one after the other: all of them need not fit in memory. */
export async function* partsIn(ask: Ask, span: HourSpan): AsyncGenerator<CubePart> {
  const rows = (await listParts(ask)).filter((row) => row.first_hour < span.to && row.last_hour >= span.from);
  let busySince = performance.now();
  const absent: PartRow[] = [];
  for (const row of rows) {
    const part = cache().get(row.id);
    if (part === undefined) absent.push(row);
    else yield part;
    if (performance.now() - busySince < sliceMs) continue;
    await setImmediate();
    busySince = performance.now();
  }
  for (const some of inGroups(absent)) yield* await fetchParts(ask, some);
}

function* inGroups(rows: readonly PartRow[]): Generator<PartRow[]> {
  let group: PartRow[] = [];
  let cells = 0;
  for (const row of rows) {
    if (group.length > 0 && cells + row.cells > cellsAtOnce) {
      yield group;
      group = [];
      cells = 0;
    }
    group.push(row);
    cells += row.cells;
  }
  if (group.length > 0) yield group;
}

async function fetchParts(ask: Ask, rows: readonly PartRow[]): Promise<CubePart[]> {
  const found = await ask<{ id: string; bytes: Buffer }>(Prisma.sql`
    SELECT id, bytes FROM activity_part WHERE id = ANY (${rows.map((row) => row.id)}::uuid[])`);
  const parts: CubePart[] = [];
  for (const { id, bytes } of found) {
    // Somebody else may have unpacked it meanwhile.
    const part = cache().get(id) ?? unpackPart(bytes);
    cache().add(id, part);
    parts.push(part);
    await setImmediate();
  }
  return parts;
}
