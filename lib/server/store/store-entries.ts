import type { ClientBase } from 'pg';
import { keywordsOf } from '#lib/core/search/words.ts';
import { CopyBuffer } from './copy-buffer.ts';
import { copyIn } from './copy-in.ts';
import type { IdCache, NewEntry } from './id-cache.ts';
import { inTransaction } from './in-transaction.ts';
import { idText } from './session-notes.ts';

/** A key of the advisory lock of whoever adds entries. */
const entriesLock = 0x53504454;

/**
 * Commits what two caches hold of new entries, before the batch that points to them, in a transaction of its
 * own. One writer at a time: what it does not find there nobody else can add meanwhile, so that new
 * entries are copied in, for half of what an insert costs that looks out for conflicts. An entry
 * without events does no harm; an event without entries cannot be.
 */
export async function storeEntries(client: ClientBase, values: IdCache, terms: IdCache): Promise<void> {
  const [ofValues, ofTerms] = [values.takeNew(), terms.takeNew()];
  if (ofValues.length + ofTerms.length === 0) return;
  try {
    await inTransaction(client, beginAlone, async () => {
      // Names of paths live in the dictionary, whoever uses them.
      await addMissing(client, 'dictionary', [
        ...ofValues,
        ...ofTerms.filter(({ pathId }) => pathId === null),
      ]);
      await addMissing(
        client,
        'term',
        ofTerms.filter(({ pathId }) => pathId !== null),
      );
    });
  } catch (error) {
    values.giveBack(ofValues);
    terms.giveBack(ofTerms);
    throw error;
  }
}

async function beginAlone(client: ClientBase): Promise<void> {
  await client.query(`BEGIN; SELECT pg_advisory_xact_lock(${entriesLock})`);
}

async function addMissing(
  client: ClientBase,
  table: 'dictionary' | 'term',
  entries: readonly NewEntry[],
): Promise<void> {
  if (entries.length === 0) return;
  const missing = new Map(entries.map((entry) => [idText(entry.id), entry]));
  const { rows } = await client.query<{ id: string }>(
    `SELECT id FROM ${table} WHERE id = ANY ($1::bigint[])`,
    [[...missing.keys()]],
  );
  for (const { id } of rows) missing.delete(id);
  if (missing.size === 0) return;
  // Neighbours in the index one after the other.
  const sorted = [...missing.values()].sort(
    ({ id: a }, { id: b }) => a.high - b.high || (a.low >>> 0) - (b.low >>> 0),
  );
  await copyIn(client, `COPY ${table} FROM STDIN BINARY`, encode(table, sorted));
}

function encode(table: 'dictionary' | 'term', entries: readonly NewEntry[]): Buffer {
  const copy = new CopyBuffer(entries.length * 96);
  for (const { id, pathId, value } of entries) {
    copy.row(table === 'term' ? 4 : 3);
    copy.int64(id.high, id.low);
    if (pathId === null) copy.int64(0, 0);
    else copy.int64(pathId.high, pathId.low);
    copy.text(value);
    if (table === 'term') copy.text(keywordsOf(value).join(' '));
  }
  return copy.finish();
}
