import { getDatabase } from '../database/database.ts';
import { addSource } from '../store/add-source.ts';
import { createRun } from '../store/create-run.ts';
import { sendSources } from './boss.ts';
import { demoPlace } from './demo-items.ts';
import { getSender } from './sender.ts';

/** Has the worker generate and import the demo organisation. Loading it again adds nothing. */
export async function enqueueDemo(): Promise<{ runId: string }> {
  const { prisma } = getDatabase();
  const runId = await createRun(prisma, { label: 'Demo organisation', origin: 'demo', expected: 1 });
  const id = await addSource(prisma, { runId, name: 'Demo organisation', ...demoPlace() });
  await sendSources(await getSender(), [id]);
  return { runId };
}
