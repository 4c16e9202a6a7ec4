import type { ImportDeletion } from '#lib/core/contract/deletion.ts';
import { Prisma } from '#prisma/generated/client.ts';

export interface DeletionRow {
  deletion_state: ImportDeletion['state'] | null;
  requested_at: Date;
  deleted_at: Date | null;
  total: string;
  done: string;
  removed: string;
  kept: string;
}

/** Of ingest_deletion as `d`, left-joined to its run. */
export const deletionColumns = Prisma.sql`
  d.state AS deletion_state, d.requested_at, d.finished_at AS deleted_at, d.total, d.done, d.removed, d.kept`;

export function toDeletion(row: DeletionRow): ImportDeletion | null {
  if (row.deletion_state === null) return null;
  return {
    state: row.deletion_state,
    requestedAt: row.requested_at.toISOString(),
    finishedAt: row.deleted_at?.toISOString() ?? null,
    total: Number(row.total),
    done: Number(row.done),
    removed: Number(row.removed),
    kept: Number(row.kept),
  };
}
