import type { ClientBase } from 'pg';
import { copyIn } from './copy-in.ts';
import type { Partitions } from './ensure-partitions.ts';
import type { EventBatch } from './event-batch.ts';
import type { FileChange } from './file-change.ts';
import type { IdCache } from './id-cache.ts';
import { insertCells, insertEvents } from './insert-events.ts';
import { insertIssuances } from './insert-issuances.ts';
import type { Novelty } from './novelty.ts';
import { encodeRawBlocks, rawBlockColumns } from './raw-blocks.ts';
import type { SessionNotes } from './session-notes.ts';
import { storeEntries } from './store-entries.ts';
import { storeFiles } from './store-files.ts';
import { storeRejects } from './store-rejects.ts';
import { updateTwins, withdrawFiles } from './withdraw-files.ts';
import { beginDelivery, beginWithdrawal } from './writing-lock.ts';

export interface Caches {
  readonly values: IdCache;
  readonly terms: IdCache;
  readonly sessions: SessionNotes;
  readonly partitions: Partitions;
  readonly novelty: Novelty;
  /** The same of issuances: a deletion of events leaves theirs. */
  readonly issuanceNovelty: Novelty;
}

export interface GroupResult {
  /** New events by file. */
  readonly inserted: ReadonlyMap<number, number>;
  /** New files that another worker has written meanwhile: nothing of theirs was stored here. */
  readonly raced: ReadonlySet<number>;
}

/**
 * Writes the events, raw bytes, counts and rejects of some files in one transaction: a file is
 * done when its events are. Safe to run again: content identity decides what is new.
 */
export async function writeGroup(
  client: ClientBase,
  batchId: number,
  batch: EventBatch,
  files: readonly FileChange[],
  caches: Caches,
): Promise<GroupResult> {
  const message = batch.encode(batchId);
  await storeEntries(client, caches.values, caches.terms, caches.sessions);
  await caches.partitions.ensure(client, batch.times);
  const replaced = files.filter((file) => file.isNew && file.retried).map((file) => file.fileId);
  await (replaced.length > 0 ? beginWithdrawal(client) : beginDelivery(client));
  try {
    if (replaced.length > 0) await withdrawFiles(client, replaced);
    const raced = await storeFiles(client, files);
    const inserted = await storeEvents(client, batchId, batch, message, raced, caches);
    await storeCounts(client, files, batch, inserted, raced);
    await storeRejects(
      client,
      files.filter((file) => !raced.has(file.fileId)),
    );
    await updateTwins(
      client,
      files.filter((file) => file.retried).map((file) => file.fileId),
    );
    await client.query('COMMIT');
    return { inserted, raced };
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

async function storeEvents(
  client: ClientBase,
  batchId: number,
  batch: EventBatch,
  message: Buffer,
  raced: ReadonlySet<number>,
  { novelty, issuanceNovelty }: Caches,
): Promise<Map<number, number>> {
  const counts = new Map<number, number>();
  if (batch.size === 0) return counts;
  const inserted = await insertEvents(client, batch, message, raced, novelty);
  await insertCells(client, batch, inserted);
  await insertIssuances(client, batch.issuances, new Set(inserted), issuanceNovelty);
  const blocks = encodeRawBlocks(batch, batchId, inserted);
  if (blocks !== null) await copyIn(client, `COPY raw_block (${rawBlockColumns}) FROM STDIN BINARY`, blocks);
  for (const seq of inserted) {
    const fileId = batch.fileIds[seq] ?? 0;
    counts.set(fileId, (counts.get(fileId) ?? 0) + 1);
  }
  return counts;
}

/** known = staged - inserted, per file; files that raced have nothing staged. */
async function storeCounts(
  client: ClientBase,
  files: readonly FileChange[],
  batch: EventBatch,
  inserted: ReadonlyMap<number, number>,
  raced: ReadonlySet<number>,
): Promise<void> {
  const staged = new Map<number, number>();
  for (const fileId of batch.fileIds) staged.set(fileId, (staged.get(fileId) ?? 0) + 1);
  const ids = files.map((file) => file.fileId).filter((id) => staged.has(id) && !raced.has(id));
  if (ids.length === 0) return;
  await client.query(
    `UPDATE ingest_file SET inserted = inserted + added.new, known = known + added.old
     FROM unnest($1::int[], $2::int[], $3::int[]) AS added (id, new, old) WHERE ingest_file.id = added.id`,
    [
      ids,
      ids.map((id) => inserted.get(id) ?? 0),
      ids.map((id) => (staged.get(id) ?? 0) - (inserted.get(id) ?? 0)),
    ],
  );
}
