import type pg from 'pg';
import { SpoorError } from '#lib/core/errors.ts';
import type { PrismaClient } from '#prisma/generated/client.ts';
import { getEnv } from '../env.ts';
import { createPool } from './pool.ts';
import { createPrisma } from './prisma.ts';

export interface Database {
  pool: pg.Pool;
  prisma: PrismaClient;
  url: string;
}

// On globalThis, because the development server loads modules again after every change.
const shared = globalThis as typeof globalThis & { spoorDatabase?: Database };

export interface DatabaseOptions {
  /** Defaults to DATABASE_URL, which `npm start` sets for web and worker. */
  url?: string | undefined;
  max?: number;
  applicationName?: `spoor${string}`;
  /** Milliseconds; 0 for none, as long work wants it. */
  statementTimeoutMs?: number;
}

/**
 * The database of this process: one pool, shared by Prisma. Only the first call's options matter;
 * a statement is cancelled after 30 seconds unless they say otherwise.
 * Throws SpoorError 'unavailable' where there is no address.
 */
export function getDatabase(options: DatabaseOptions = {}): Database {
  if (shared.spoorDatabase === undefined) {
    const { max = 10, applicationName = 'spoor', statementTimeoutMs = 30_000 } = options;
    const url = options.url ?? getEnv().databaseUrl;
    if (url === undefined) {
      throw new SpoorError('unavailable', 'This process has no database: DATABASE_URL is not set.', {
        remedy: 'Start Spoor with npm start, which brings its own database.',
      });
    }
    const pool = createPool({ url, max, applicationName, statementTimeoutMs });
    shared.spoorDatabase = { pool, prisma: createPrisma(pool), url };
  }
  return shared.spoorDatabase;
}

/** Ends the pool of this process, so that it can exit. */
export async function closeDatabase(): Promise<void> {
  const database = shared.spoorDatabase;
  delete shared.spoorDatabase;
  await database?.prisma.$disconnect();
  await database?.pool.end();
}
