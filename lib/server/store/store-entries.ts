import type { ClientBase } from 'pg';
import { keywordsOf } from '#lib/core/search/words.ts';
import { CopyBuffer } from './copy-buffer.ts';
import { copyIn } from './copy-in.ts';
import type { NewEntry } from './id-cache.ts';
import { begin, inTransaction } from './in-transaction.ts';

/**
 * Commits dictionary entries in a transaction of their own, before the batch that points to them.
 * Sorted by id, so that workers that add the same values wait for each other and never deadlock.
 * An entry without events does no harm; an event without entries cannot be.
 */
export async function storeEntries(
  client: ClientBase,
  table: 'dictionary' | 'term',
  entries: readonly NewEntry[],
): Promise<void> {
  if (entries.length === 0) return;
  const copy = new CopyBuffer(entries.length * 64);
  for (const { id, pathId, value } of entries) {
    copy.row(4);
    copy.int64(id.high, id.low);
    if (pathId === null) copy.int64(0, 0);
    else copy.int64(pathId.high, pathId.low);
    copy.text(value);
    if (table === 'term') copy.text(keywordsOf(value).join(' '));
    else copy.null();
  }
  await inTransaction(client, begin, async () => {
    await copyIn(client, 'COPY staging_entry FROM STDIN BINARY', copy.finish());
    await client.query(
      table === 'dictionary'
        ? 'INSERT INTO dictionary SELECT DISTINCT ON (id) id, path_id, value FROM staging_entry ORDER BY id ON CONFLICT DO NOTHING'
        : 'INSERT INTO term SELECT DISTINCT ON (id) * FROM staging_entry ORDER BY id ON CONFLICT DO NOTHING',
    );
  });
}
