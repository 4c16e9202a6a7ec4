import { SpoorError } from '#lib/core/errors.ts';
import { countOf } from '#lib/core/text/format-number.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { type Ask, type QueryContext, readSnapshot } from './read-snapshot.ts';

/** They are counted up to this. */
const maxCounted = 100_000;

/** What no links lead to; while some are still being worked out, it may yet come. */
export class NoSuchSession extends SpoorError {
  constructor() {
    super('not_found', 'There is no such session here.', {
      remedy: 'Its events may have been deleted, or their import may still be under way.',
    });
  }
}

/**
 * An answer about sessions, with how much of what it rests on is not linked yet in the same state of the database.
 * Throws SpoorError 'not_linked' in place of NoSuchSession while there is any.
 */
export function readLinked<T extends object>(
  context: QueryContext,
  work: (ask: Ask) => Promise<T>,
): Promise<T & { loose: number }> {
  return readSnapshot(context, async (ask) => {
    const loose = await countLoose(ask);
    try {
      return { ...(await work(ask)), loose };
    } catch (error) {
      if (loose === 0 || !(error instanceof NoSuchSession)) throw error;
      throw new SpoorError('not_linked', 'There is no such session yet.', {
        remedy: `${countOf(loose, 'session or call', 'sessions and calls')} are still being linked; it may be among them.`,
        cause: error,
      });
    }
  });
}

async function countLoose(ask: Ask): Promise<number> {
  const [row] = await ask<{ n: string }>(Prisma.sql`
    SELECT (SELECT count(DISTINCT id) FROM (
        SELECT unnest(ids) AS id FROM (SELECT ids FROM due_session UNION ALL SELECT ids FROM loose_session) AS queued
        LIMIT ${maxCounted}) AS sessions)
      + (SELECT count(*) FROM (SELECT unnest(keys) FROM loose_issuance LIMIT ${maxCounted}) AS calls) AS n`);
  return Number(row?.n ?? 0);
}
