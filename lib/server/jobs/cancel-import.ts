import { rm } from 'node:fs/promises';
import { getDatabase } from '../database/database.ts';
import { cancelRun } from '../store/cancel-run.ts';
import { forgetPlace } from '../store/find-expired.ts';
import { spoolFileOf } from './open-place.ts';

/**
 * Ends an import that works. Files that were read whole stay, half-done ones go, uploads that wait
 * are removed. Throws SpoorError 'not_found' or 'conflict'.
 */
export async function cancelImport(id: string): Promise<{ id: string }> {
  const { pool } = getDatabase();
  for (const source of await cancelRun(pool, id)) {
    const file = spoolFileOf(source.place);
    if (file === null) continue;
    await rm(file, { force: true });
    await forgetPlace(pool, source.id);
  }
  return { id };
}
