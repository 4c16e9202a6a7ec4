import { getDatabase } from '../database/database.ts';
import { beginRetry, type RetryScope } from '../store/begin-retry.ts';
import { sendSource } from './boss.ts';
import { getSender } from './sender.ts';

/** Has a worker read again what failed of an import. Throws SpoorError 'not_found' or 'conflict'. */
export async function retryImport(scope: RetryScope): Promise<{ id: string }> {
  const sources = await beginRetry(getDatabase().pool, scope);
  const sender = await getSender();
  for (const source of sources) await sendSource(sender, source);
  return { id: scope.runId };
}
