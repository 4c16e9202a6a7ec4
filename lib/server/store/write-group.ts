import type { ClientBase } from 'pg';
import { copyIn } from './copy-in.ts';
import { type EncodedBatch, encodeAdditions } from './encode-batch.ts';
import type { Partitions } from './ensure-partitions.ts';
import type { FileChange } from './file-change.ts';
import { insertCells, insertEvents } from './insert-events.ts';
import { insertIssuances } from './insert-issuances.ts';
import type { Novelty } from './novelty.ts';
import { rawBlockColumns } from './raw-blocks.ts';
import { storeFiles } from './store-files.ts';
import { storeRejects } from './store-rejects.ts';
import { updateTwins, withdrawFiles } from './withdraw-files.ts';
import { beginDelivery, beginWithdrawal } from './writing-lock.ts';

/** What a writer has learnt of the database. */
export interface Expectations {
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
 * done when its events are. The entries that they point to are there before. Safe to run again: content
 * identity decides what is new.
 */
export async function writeGroup(
  client: ClientBase,
  encoded: EncodedBatch,
  files: readonly FileChange[],
  expectations: Expectations,
): Promise<GroupResult> {
  const { batch } = encoded;
  await expectations.partitions.ensure(client, batch.times);
  const replaced = files.filter((file) => file.isNew && file.retried).map((file) => file.fileId);
  await (replaced.length > 0 ? beginWithdrawal(client) : beginDelivery(client));
  try {
    if (replaced.length > 0) await withdrawFiles(client, replaced);
    const raced = await storeFiles(client, files);
    const inserted = await storeEvents(client, encoded, raced, expectations);
    await storeCounts(client, files, batch.fileIds, inserted, raced);
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
  encoded: EncodedBatch,
  raced: ReadonlySet<number>,
  { novelty, issuanceNovelty }: Expectations,
): Promise<Map<number, number>> {
  const counts = new Map<number, number>();
  const { batch } = encoded;
  if (batch.size === 0) return counts;
  const inserted = await insertEvents(client, encoded, raced, novelty);
  const whole = inserted.length === batch.size ? encoded.additions : null;
  const additions = whole ?? (await encodeAdditions(batch, inserted));
  await insertCells(client, batch, additions);
  await insertIssuances(client, batch.issuances, new Set(inserted), issuanceNovelty);
  const { blocks } = additions;
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
  fileIds: readonly number[],
  inserted: ReadonlyMap<number, number>,
  raced: ReadonlySet<number>,
): Promise<void> {
  const staged = new Map<number, number>();
  for (const fileId of fileIds) staged.set(fileId, (staged.get(fileId) ?? 0) + 1);
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
