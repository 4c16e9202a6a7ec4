import type { ClientBase } from 'pg';

/** All of the work's statements or none. */
export async function inTransaction<T>(
  client: ClientBase,
  work: () => Promise<T>,
  begin: (client: ClientBase) => Promise<unknown> = (each) => each.query('BEGIN'),
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
