import { getDatabase } from '../database/database.ts';
import { createRun } from '../store/create-run.ts';

/** Opens an import that uploads will then name. `sources`: how many will come. */
export async function openImport(opened: { label: string; sources: number }): Promise<{ id: string }> {
  const { prisma } = getDatabase();
  const { label, sources } = opened;
  return { id: await createRun(prisma, { label, origin: 'upload', expected: sources }) };
}
