import { getDatabase } from '../database/database.ts';
import { beginDeletion, undoDeletion } from '../store/begin-deletion.ts';
import { sendDeletion } from './boss.ts';
import { getSender } from './sender.ts';

/** Has a worker delete an import. Throws SpoorError 'not_found' or 'conflict'. */
export async function deleteImport(id: string): Promise<{ id: string }> {
  await beginDeletion(getDatabase().pool, id);
  // Where this fails, the worker's own look for waiting deletions finds the row.
  await sendDeletion(await getSender(), id);
  return { id };
}

/** Has a worker bring an import back that is deleted, or being deleted. Throws as `deleteImport`. */
export async function restoreImport(id: string): Promise<{ id: string }> {
  await undoDeletion(getDatabase().pool, id);
  await sendDeletion(await getSender(), id);
  return { id };
}
