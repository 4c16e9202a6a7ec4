import type { ClientBase } from 'pg';
import { cleanText } from './clean-column.ts';
import type { FileChange } from './file-change.ts';

export async function storeRejects(client: ClientBase, changes: readonly FileChange[]): Promise<void> {
  const rows = changes.flatMap((change) =>
    change.rejects.map((reject) => ({ fileId: change.fileId, ...reject })),
  );
  if (rows.length === 0) return;
  await client.query(
    `INSERT INTO ingest_reject (file_id, byte_offset, line, "column", code, message, remedy, excerpt)
     SELECT * FROM unnest($1::int[], $2::bigint[], $3::int[], $4::int[], $5::text[], $6::text[], $7::text[], $8::text[])`,
    [
      rows.map((row) => row.fileId),
      rows.map((row) => row.offset),
      rows.map((row) => row.line),
      rows.map((row) => row.column),
      rows.map((row) => row.code),
      rows.map((row) => cleanText(row.message)),
      rows.map((row) => cleanText(row.remedy)),
      rows.map((row) => cleanText(row.excerpt)),
    ],
  );
}
