import { zstdDecompressSync } from 'node:zlib';
import { readRawRecord } from '#lib/core/cloudtrail/raw-block.ts';
import { Prisma } from '#prisma/generated/client.ts';
import type { Ask } from './read-snapshot.ts';

export interface StoredRecord {
  /** The event's content identity, as a uuid. */
  readonly eventKey: string;
  /** As delivered; null where the block is damaged. */
  readonly bytes: Uint8Array | null;
}

interface Place {
  readonly event_key: string;
  readonly batch: string;
  readonly seq: number;
}

export const recordsPerBlock = 128;
/** A block larger than this is none of ours: 128 records of the size that ingest lets in at most. */
export const maxBlockBytes = 1024 * 1024 * 1024;
/** Blocks that are read at once, and unpacked blocks that are kept: rows near in time share them. */
const blocksAtOnce = 64;
const keptBytes = 64 * 1024 * 1024;

/** Raw records of many rows, each block unpacked about once. */
export class RawReader {
  readonly #kept = new Map<string, Buffer>();
  #bytes = 0;

  /** In the order of `places`. */
  async read(ask: Ask, places: readonly Place[]): Promise<StoredRecord[]> {
    const records: StoredRecord[] = places.map(({ event_key }) => ({ eventKey: event_key, bytes: null }));
    const byBlock = Map.groupBy(places.keys(), (index) => nameOf(places[index]));
    const names = [...byBlock.keys()];
    for (let at = 0; at < names.length; at += blocksAtOnce) {
      const some = names.slice(at, at + blocksAtOnce);
      const packed = await readBlocks(
        ask,
        some.filter((name) => !this.#kept.has(name)),
      );
      for (const name of some) {
        const block = this.#kept.get(name) ?? this.#unpack(name, packed.get(name));
        for (const index of byBlock.get(name) ?? []) {
          const place = places[index];
          const found = place === undefined || block === null ? null : readRawRecord(block, place.seq);
          if (place !== undefined && found !== null) {
            // A copy: a view would hold the whole block.
            records[index] = { eventKey: place.event_key, bytes: Buffer.from(found.bytes) };
          }
        }
      }
    }
    return records;
  }

  #unpack(name: string, packed: Buffer | undefined): Buffer | null {
    if (packed === undefined) return null;
    const block = zstdDecompressSync(packed, { maxOutputLength: maxBlockBytes });
    this.#kept.set(name, block);
    this.#bytes += block.length;
    for (const [oldest, bytes] of this.#kept) {
      if (this.#bytes <= keptBytes || oldest === name) break;
      this.#kept.delete(oldest);
      this.#bytes -= bytes.length;
    }
    return block;
  }
}

/** `<batch> <block>` */
function nameOf(place: Place | undefined): string {
  return place === undefined ? '' : `${place.batch} ${Math.floor(place.seq / recordsPerBlock)}`;
}

async function readBlocks(ask: Ask, names: readonly string[]): Promise<Map<string, Buffer>> {
  if (names.length === 0) return new Map();
  const batches = names.map((name) => name.split(' ')[0]);
  const blocks = names.map((name) => Number(name.split(' ')[1]));
  const rows = await ask<{ batch: string; block: number; bytes: Buffer }>(Prisma.sql`
    SELECT batch, block, bytes FROM raw_block
    JOIN unnest(${batches}::bigint[], ${blocks}::int[]) AS wanted (batch, block) USING (batch, block)`);
  return new Map(rows.map(({ batch, block, bytes }) => [`${batch} ${block}`, bytes]));
}
