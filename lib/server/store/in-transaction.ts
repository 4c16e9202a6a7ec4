import type { ClientBase } from 'pg';

/** All of the work's statements or none. */
export async function inTransaction<T>(
  client: ClientBase,
  begin: (client: ClientBase) => Promise<unknown>,
  work: () => Promise<T>,
): Promise<T> {
  await begin(client);
  try {
    const result = await work();
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}
