import { zstdDecompressSync } from 'node:zlib';
import { readRawRecord } from '#lib/core/cloudtrail/raw-block.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { maxBlockBytes, recordsPerBlock } from './raw-reader.ts';
import type { Ask } from './read-snapshot.ts';

/** Where an event's raw record stands. */
export interface RawPlace {
  readonly batch: string;
  readonly seq: number;
}

export interface FoundRecord {
  readonly bytes: Uint8Array;
  /** Byte offset in its file, uncompressed. */
  readonly offset: number;
}

/**
 * The exact bytes of records, in the order of their places, each block opened once and one at a
 * time; null where one is lost.
 */
export async function readRawRecords(ask: Ask, places: readonly RawPlace[]): Promise<(FoundRecord | null)[]> {
  const found = new Array<FoundRecord | null>(places.length).fill(null);
  const byBlock = Map.groupBy(places.entries(), ([, { batch, seq }]) => `${batch} ${blockOf(seq)}`);
  for (const inBlock of byBlock.values()) {
    const [first] = inBlock;
    if (first === undefined) continue;
    const { batch, seq } = first[1];
    const [block] = await ask<{ bytes: Buffer }>(Prisma.sql`
      SELECT bytes FROM raw_block WHERE batch = ${batch}::bigint AND block = ${blockOf(seq)}`);
    if (block === undefined) continue;
    const opened = zstdDecompressSync(block.bytes, { maxOutputLength: maxBlockBytes });
    for (const [at, place] of inBlock) found[at] = readRawRecord(opened, place.seq);
  }
  return found;
}

function blockOf(seq: number): number {
  return Math.floor(seq / recordsPerBlock);
}

export function decodeRecord(bytes: Uint8Array): { text: string; exact: boolean } {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes), exact: true };
  } catch {
    return { text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes), exact: false };
  }
}
