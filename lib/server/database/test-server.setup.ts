import { ensureTestServer } from './test-database.ts';

/** Vitest's global setup of project "database": one server for all files, stopped after the last. */
export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.DATABASE_URL) return undefined;
  const server = await ensureTestServer();
  return () => server.stopIfLast();
}
