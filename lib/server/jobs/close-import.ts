import { SpoorError } from '#lib/core/errors.ts';
import { getDatabase } from '../database/database.ts';
import { closeRun } from '../store/close-run.ts';

/** Ends the wait for uploads that will not come. Throws SpoorError 'not_found'. */
export async function closeImport(id: string): Promise<{ id: string }> {
  const { prisma } = getDatabase();
  if (await closeRun(prisma, id)) return { id };
  throw new SpoorError('not_found', 'There is no such import.');
}
