import type { ClientBase } from 'pg';
import { keywordsOf } from '#lib/core/search/words.ts';
import { CopyBuffer } from './copy-buffer.ts';
import { copyIn } from './copy-in.ts';
import type { CachedId, IdCache, NewEntry } from './id-cache.ts';
import { compareIds, encodeIds } from './id-numbers.ts';
import { inTransaction } from './in-transaction.ts';
import type { SessionNotes } from './session-notes.ts';
import { storeSessions } from './store-sessions.ts';

/** A key of the advisory lock of whoever adds entries. */
const entriesLock = 0x53504454;

/**
 * Commits what two caches hold of new entries, and what is new of sessions, before the batch that points to
 * them, in a transaction of its own. One writer at a time: what it does not find there nobody else can add meanwhile, so that new
 * entries are copied in, for half of what an insert costs that looks out for conflicts. An entry
 * without events does no harm; an event without entries cannot be.
 */
export async function storeEntries(
  client: ClientBase,
  values: IdCache,
  terms: IdCache,
  notes: SessionNotes,
): Promise<void> {
  const [ofValues, ofTerms, ofSessions] = [values.takeNew(), terms.takeNew(), notes.takeNew()];
  if (ofValues.length + ofTerms.length + ofSessions.length === 0) return;
  try {
    await inTransaction(client, beginAlone, async () => {
      // Names of paths live in the dictionary, whoever uses them.
      const added = await addMissing(client, 'dictionary', [
        ...ofValues,
        ...ofTerms.filter(({ pathId }) => pathId === null),
      ]);
      await addMissing(
        client,
        'term',
        ofTerms.filter(({ pathId }) => pathId !== null),
      );
      await storeSessions(client, ofSessions, added);
    });
  } catch (error) {
    values.giveBack(ofValues);
    terms.giveBack(ofTerms);
    notes.giveBack(ofSessions);
    throw error;
  }
}

async function beginAlone(client: ClientBase): Promise<void> {
  await client.query(`BEGIN; SELECT pg_advisory_xact_lock(${entriesLock})`);
}

/** Answers the ids of entries that were not there. */
async function addMissing(
  client: ClientBase,
  table: 'dictionary' | 'term',
  entries: readonly NewEntry[],
): Promise<Set<CachedId>> {
  if (entries.length === 0) return new Set();
  // Neighbours in the index one after the other.
  const sorted = [...entries].sort((a, b) => compareIds(a.id, b.id));
  const distinct = sorted.filter(
    ({ id }, at) => at === 0 || compareIds(id, (sorted[at - 1] as NewEntry).id) !== 0,
  );
  const { rows } = await client.query<{ id: string }>(
    `SELECT id FROM ${table} WHERE id = ANY ($1::bigint[])`,
    [encodeIds(distinct.map(({ id }) => id))],
  );
  const present = new Set(rows.map(({ id }) => placeOf(distinct, BigInt(id))));
  const missing = distinct.filter((_, at) => !present.has(at));
  if (missing.length > 0) await copyIn(client, `COPY ${table} FROM STDIN BINARY`, encode(table, missing));
  return new Set(missing.map(({ id }) => id));
}

/** Where an id stands among entries that are sorted by theirs and hold it. */
function placeOf(entries: readonly NewEntry[], id: bigint): number {
  const wanted = { high: Number(id >> 32n), low: Number(BigInt.asIntN(32, id)) };
  let [low, high] = [0, entries.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareIds((entries[middle] as NewEntry).id, wanted) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
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
