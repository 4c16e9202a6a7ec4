import { findBlocks, type OpenBlock, type RawPlace, readBlocks } from './open-blocks.ts';
import type { Ask } from './read-snapshot.ts';

export interface StoredRecord {
  /** The event's content identity, as a uuid. */
  readonly eventKey: string;
  /** As delivered; null where the block is damaged. */
  readonly bytes: Uint8Array | null;
}

interface Place extends RawPlace {
  readonly event_key: string;
}

/** Blocks that are read at once, and opened blocks that are kept: rows near in time share them. */
const blocksAtOnce = 16;
const keptBytes = 64 * 1024 * 1024;

/** Raw records of many rows, each block opened about once. */
export class RawReader {
  readonly #kept = new Map<string, OpenBlock>();
  #bytes = 0;

  /** In the order of `places`. */
  async read(ask: Ask, places: readonly Place[]): Promise<StoredRecord[]> {
    const records: StoredRecord[] = places.map(({ event_key }) => ({ eventKey: event_key, bytes: null }));
    const blocks = await findBlocks(ask, places);
    const byBlock = Map.groupBy(places.entries(), ([at]) => blocks[at] ?? '');
    byBlock.delete('');
    const names = [...byBlock.keys()];
    for (let at = 0; at < names.length; at += blocksAtOnce) {
      const some = names.slice(at, at + blocksAtOnce);
      const packed = await readBlocks(
        ask,
        some.filter((name) => !this.#kept.has(name)),
      );
      for (const name of some) {
        const { block } = this.#kept.get(name) ?? this.#keep(name, packed.get(name)?.());
        for (const [index, place] of byBlock.get(name) ?? []) {
          const found = block?.record(place.seq);
          // A copy: a view would hold the whole block.
          if (found != null) records[index] = { eventKey: place.event_key, bytes: Buffer.from(found.bytes) };
        }
      }
    }
    return records;
  }

  #keep(name: string, open: OpenBlock = { block: null, size: 0 }): OpenBlock {
    this.#kept.set(name, open);
    this.#bytes += open.size;
    for (const [oldest, { size }] of this.#kept) {
      if (this.#bytes <= keptBytes || oldest === name) break;
      this.#kept.delete(oldest);
      this.#bytes -= size;
    }
    return open;
  }
}
