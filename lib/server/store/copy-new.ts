import type { ClientBase } from 'pg';
import { copyIn } from './copy-in.ts';
import type { Novelty } from './novelty.ts';

/** PostgreSQL: unique_violation. */
const uniqueViolation = '23505';

/**
 * The short way into a table, several times as cheap as a row by row insert, within a transaction: copies rows
 * straight in. Answers false, with nothing done, where they are not expected to be new, or one is there.
 */
export async function copyNew(
  client: ClientBase,
  statement: string,
  message: Buffer,
  novelty: Novelty,
): Promise<boolean> {
  if (!novelty.expected) return false;
  await client.query('SAVEPOINT short_way');
  try {
    await copyIn(client, statement, message);
    await client.query('RELEASE SAVEPOINT short_way');
    return true;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === uniqueViolation)) throw error;
    await client.query('ROLLBACK TO SAVEPOINT short_way');
    novelty.disappoint();
    return false;
  }
}
