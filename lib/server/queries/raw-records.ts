import { findBlocks, type RawPlace, readBlocks } from './open-blocks.ts';
import type { Ask } from './read-snapshot.ts';

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
  if (places.length === 0) return found;
  const blocks = await findBlocks(ask, places);
  for (const [name, inBlock] of Map.groupBy(places.entries(), ([at]) => blocks[at] ?? null)) {
    if (name === null) continue;
    const open = (await readBlocks(ask, [name])).get(name)?.();
    for (const [at, place] of inBlock) found[at] = open?.block?.record(place.seq) ?? null;
  }
  return found;
}

export function decodeRecord(bytes: Uint8Array): { text: string; exact: boolean } {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes), exact: true };
  } catch {
    return { text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes), exact: false };
  }
}
