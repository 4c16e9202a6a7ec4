import type { PgBoss } from 'pg-boss';
import { getDatabase } from '../database/database.ts';
import { startBoss } from './boss.ts';

// On globalThis, because the development server loads modules again after every change.
const shared = globalThis as typeof globalThis & { spoorSender?: Promise<PgBoss> };

/** The web process's end of the job queue. */
export function getSender(): Promise<PgBoss> {
  shared.spoorSender ??= startBoss(getDatabase().url, 'sender').catch((error: unknown) => {
    delete shared.spoorSender;
    throw error;
  });
  return shared.spoorSender;
}
