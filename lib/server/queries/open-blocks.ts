import { zstdDecompressSync } from 'node:zlib';
import { openRawBlock, type RawBlock } from '#lib/core/cloudtrail/raw-block.ts';
import { Prisma } from '#prisma/generated/client.ts';
import type { Ask } from './read-snapshot.ts';

/** Where an event's raw record stands. */
export interface RawPlace {
  readonly batch: number;
  readonly seq: number;
}

export interface OpenBlock {
  /** Null where it is damaged. */
  readonly block: RawBlock | null;
  /** What it takes in memory. */
  readonly size: number;
}

/** A block larger than this is none of ours: 128 records of the size that ingest lets in at most. */
const maxBlockBytes = 1024 * 1024 * 1024;

/** The name of the block that each place is in; null where none holds it. */
export async function findBlocks(ask: Ask, places: readonly RawPlace[]): Promise<(string | null)[]> {
  const names = new Array<string | null>(places.length).fill(null);
  const rows = await ask<{ at: string; name: string }>(Prisma.sql`
    SELECT at, r.batch || ' ' || r.first_seq AS name
    FROM unnest(${places.map(({ batch }) => batch)}::bigint[], ${places.map(({ seq }) => seq)}::int[])
      WITH ORDINALITY AS place (batch, seq, at)
    JOIN raw_block AS r ON r.batch = place.batch AND place.seq BETWEEN r.first_seq AND r.last_seq`);
  for (const { at, name } of rows) names[Number(at) - 1] = name;
  return names;
}

/** Blocks by their names, each opened as it is asked for. */
export async function readBlocks(ask: Ask, names: readonly string[]): Promise<Map<string, () => OpenBlock>> {
  if (names.length === 0) return new Map();
  const batches = names.map((name) => name.split(' ')[0]);
  const firsts = names.map((name) => Number(name.split(' ')[1]));
  const rows = await ask<{ name: string; bytes: Buffer }>(Prisma.sql`
    SELECT batch || ' ' || first_seq AS name, bytes FROM raw_block
    JOIN unnest(${batches}::bigint[], ${firsts}::int[]) AS wanted (batch, first_seq) USING (batch, first_seq)`);
  return new Map(rows.map(({ name, bytes }) => [name, () => open(bytes)]));
}

function open(packed: Buffer): OpenBlock {
  const bytes = zstdDecompressSync(packed, { maxOutputLength: maxBlockBytes });
  return { block: openRawBlock(bytes), size: bytes.length };
}
