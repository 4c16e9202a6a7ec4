import { getDatabase } from '../database/database.ts';
import { beginRetry, type RetryScope } from '../store/begin-retry.ts';
import { sendSources } from './boss.ts';
import { getSender } from './sender.ts';

/** Has a worker read again what failed of an import. Throws SpoorError 'not_found' or 'conflict'. */
export async function retryImport(scope: RetryScope): Promise<{ id: string }> {
  const sources = await beginRetry(getDatabase().pool, scope);
  await sendSources(await getSender(), sources);
  return { id: scope.runId };
}
