import type { ClientBase } from 'pg';
import { cleanText } from './clean-column.ts';
import type { FileChange } from './file-change.ts';

const insertFiles = `
  INSERT INTO ingest_file (id, source_id, ordinal, path, container, state, bytes, sha256, pieces, error_code,
                           error_message, error_remedy, records, known, rejected)
  SELECT * FROM unnest($1::int[], $2::uuid[], $3::int[], $4::text[], $5::text[], $6::text[], $7::bigint[],
                       $8::bytea[], $9::int[], $10::text[], $11::text[], $12::text[], $13::int[], $14::int[],
                       $15::int[]) AS new (id, source_id, ordinal, path, container, state, bytes, sha256)
  WHERE state <> 'known' OR EXISTS (SELECT FROM ingest_file AS first
                                    WHERE first.sha256 = new.sha256 AND first.state IN ('done', 'damaged'))
  ON CONFLICT DO NOTHING
  RETURNING id`;

const updateFile = `
  UPDATE ingest_file
  SET state = $2, bytes = $3, sha256 = $4, pieces = $5, container = $6, error_code = $7, error_message = $8,
      error_remedy = $9, records = records + $10, known = known + $11, rejected = rejected + $12
  WHERE id = $1`;

/**
 * Writes the rows of new files, sorted by hash so that workers with the same files wait instead of
 * deadlocking, and updates those of files under way. Answers the ids of new files that another
 * worker has written in the meantime, the same bytes or the same place of the same source, and of
 * files that were known by one that has been deleted since.
 */
export async function storeFiles(client: ClientBase, changes: readonly FileChange[]): Promise<Set<number>> {
  const created = changes.filter((change) => change.isNew).sort(compareHashes);
  const raced = new Set(created.map((change) => change.fileId));
  if (created.length > 0) {
    const columns = created.map(fileColumns);
    const { rows } = await client.query<{ id: number }>(
      insertFiles,
      Array.from({ length: 15 }, (_, column) => columns.map((values) => values[column])),
    );
    for (const { id } of rows) raced.delete(id);
  }
  for (const change of changes.filter((candidate) => !candidate.isNew)) {
    await client.query(updateFile, [
      change.fileId,
      change.state,
      change.bytes,
      change.sha256,
      change.pieces,
      change.container,
      change.fault?.code ?? null,
      cleanText(change.fault?.message),
      cleanText(change.fault?.remedy),
      change.records,
      change.known,
      change.rejected,
    ]);
  }
  return raced;
}

function fileColumns(change: FileChange): unknown[] {
  return [
    change.fileId,
    change.sourceId,
    change.ordinal,
    cleanText(change.path),
    change.container,
    change.state,
    change.bytes,
    change.sha256,
    change.pieces,
    change.fault?.code ?? null,
    cleanText(change.fault?.message),
    cleanText(change.fault?.remedy),
    change.records,
    change.known,
    change.rejected,
  ];
}

function compareHashes(a: FileChange, b: FileChange): number {
  if (a.sha256 === null || b.sha256 === null) return Number(a.sha256 === null) - Number(b.sha256 === null);
  return a.sha256.compare(b.sha256);
}
