import type { ClientBase } from 'pg';

export interface KnownFile {
  readonly fileId: number;
  readonly records: number;
  /** Its inserted and known records: for the same bytes they all are known now. */
  readonly known: number;
  readonly rejected: number;
}

/**
 * In one round trip: a batch id, `count` ids for files, and those of `hashes` (hex SHA-256 of whole
 * files) whose bytes are imported already.
 */
export async function reserveIds(
  client: ClientBase,
  count: number,
  hashes: readonly string[],
): Promise<{ batchId: number; fileIds: number[]; known: Map<string, KnownFile> }> {
  const { rows } = await client.query<{
    batch: string;
    files: number[] | null;
    known: ({ sha256: string } & KnownFile)[] | null;
  }>(
    `SELECT nextval('ingest_batch') AS batch,
            (SELECT array_agg(nextval('ingest_file_id_seq')::int) FROM generate_series(1, $1)) AS files,
            (SELECT json_agg(json_build_object('sha256', encode(sha256, 'hex'), 'fileId', id, 'records', records,
                                               'known', inserted + known, 'rejected', rejected))
             FROM ingest_file
             WHERE sha256 = ANY (SELECT decode(unnest($2::text[]), 'hex')) AND state IN ('done', 'damaged')) AS known`,
    [count, hashes],
  );
  const row = rows[0];
  return {
    batchId: Number(row?.batch),
    fileIds: row?.files ?? [],
    known: new Map((row?.known ?? []).map((file) => [file.sha256, file])),
  };
}
