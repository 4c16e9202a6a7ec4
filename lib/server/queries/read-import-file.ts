import type { ImportFileResponse } from '#lib/core/contract/imports.ts';
import { SpoorError } from '#lib/core/errors.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { type FileRow, toFile } from './list-import-files.ts';
import { type QueryContext, readSnapshot } from './read-snapshot.ts';

interface Row extends FileRow {
  source_name: string;
  run_id: string;
  run_label: string;
  can_retry: boolean;
  first_id: number | null;
  first_path: string;
  first_run_id: string;
  first_run_label: string;
}

/** One file and where it came from. Throws SpoorError 'not_found'. */
export function readImportFile(context: QueryContext, id: number): Promise<ImportFileResponse> {
  return readSnapshot(context, async (ask) => {
    const [row] = await ask<Row>(Prisma.sql`
      SELECT f.*, s.name AS source_name, run.id AS run_id, run.label AS run_label,
             f.state IN ('rejected', 'damaged') AND s.state = 'done' AND s.place NOT LIKE 'gone:%'
               AND run.finished_at IS NOT NULL AS can_retry,
             first.id AS first_id, first.path AS first_path, first_run.id AS first_run_id,
             first_run.label AS first_run_label
      FROM ingest_file AS f
      JOIN ingest_source AS s ON s.id = f.source_id
      JOIN ingest_run AS run ON run.id = s.run_id
      LEFT JOIN ingest_file AS first
        ON f.state = 'known' AND first.sha256 = f.sha256 AND first.state IN ('done', 'damaged')
      LEFT JOIN ingest_source AS first_source ON first_source.id = first.source_id
      LEFT JOIN ingest_run AS first_run ON first_run.id = first_source.run_id
      WHERE f.id = ${id}::bigint`);
    if (row === undefined) {
      throw new SpoorError('not_found', 'There is no such file here.', {
        remedy: 'It may belong to an import that was deleted.',
      });
    }
    return {
      file: toFile(row),
      sourceName: row.source_name,
      runId: row.run_id,
      runLabel: row.run_label,
      canRetry: row.can_retry,
      knownBy:
        row.first_id === null
          ? null
          : {
              id: row.first_id,
              path: row.first_path,
              runId: row.first_run_id,
              runLabel: row.first_run_label,
            },
    };
  });
}
