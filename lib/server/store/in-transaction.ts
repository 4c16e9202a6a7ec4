import type { ClientBase } from 'pg';

/** The plain way to begin. */
export async function begin(client: ClientBase): Promise<void> {
  await client.query('BEGIN');
}

/** All of the work's statements or none. */
export async function inTransaction<T>(
  client: ClientBase,
  start: (client: ClientBase) => Promise<unknown>,
  work: () => Promise<T>,
): Promise<T> {
  await start(client);
  try {
    const result = await work();
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}
