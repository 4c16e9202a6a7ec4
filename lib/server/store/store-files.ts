import type { ClientBase } from 'pg';
import { cleanText } from './clean-column.ts';
import type { FileChange } from './file-change.ts';

/** The columns that an import writes, with their types and where each comes from: constants of SQL. */
const columns: readonly (readonly [name: string, type: string, of: (change: FileChange) => unknown])[] = [
  ['id', 'int', (change) => change.fileId],
  ['source_id', 'uuid', (change) => change.sourceId],
  ['ordinal', 'int', (change) => change.ordinal],
  ['path', 'text', (change) => cleanText(change.path)],
  ['container', 'text', (change) => change.container],
  ['state', 'text', (change) => change.state],
  ['bytes', 'bigint', (change) => change.bytes],
  ['sha256', 'bytea', (change) => change.sha256],
  ['pieces', 'int', (change) => change.pieces],
  ['error_code', 'text', (change) => change.fault?.code ?? null],
  ['error_message', 'text', (change) => cleanText(change.fault?.message)],
  ['error_remedy', 'text', (change) => cleanText(change.fault?.remedy)],
  ['records', 'int', (change) => change.records],
  ['known', 'int', (change) => change.known],
  ['rejected', 'int', (change) => change.rejected],
];
const names = columns.map(([name]) => name).join(', ');
const place = (name: string) => `$${columns.findIndex(([known]) => known === name) + 1}`;
/** What a change says anew, and what it adds to what is there; the place of a file stays. */
const replaced = [
  'state',
  'bytes',
  'sha256',
  'pieces',
  'container',
  'error_code',
  'error_message',
  'error_remedy',
];
const added = ['records', 'known', 'rejected'];

const insertFiles = `
  INSERT INTO ingest_file (${names})
  SELECT * FROM unnest(${columns.map(([name, type]) => `${place(name)}::${type}[]`).join(', ')}) AS new (${names})
  WHERE state <> 'known' OR EXISTS (SELECT FROM ingest_file AS first
                                    WHERE first.sha256 = new.sha256 AND first.state IN ('done', 'damaged'))
  ON CONFLICT DO NOTHING
  RETURNING id`;

const updateFile = `
  UPDATE ingest_file AS file
  SET ${[...replaced.map((name) => `${name} = new.${name}`), ...added.map((name) => `${name} = file.${name} + new.${name}`)].join(', ')}
  FROM (SELECT ${columns.map(([name, type]) => `${place(name)}::${type} AS ${name}`).join(', ')}) AS new
  WHERE file.id = new.id`;

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
    const { rows } = await client.query<{ id: number }>(
      insertFiles,
      columns.map(([, , of]) => created.map(of)),
    );
    for (const { id } of rows) raced.delete(id);
  }
  for (const change of changes.filter((candidate) => !candidate.isNew)) {
    await client.query(
      updateFile,
      columns.map(([, , of]) => of(change)),
    );
  }
  return raced;
}

function compareHashes(a: FileChange, b: FileChange): number {
  if (a.sha256 === null || b.sha256 === null) return Number(a.sha256 === null) - Number(b.sha256 === null);
  return a.sha256.compare(b.sha256);
}
