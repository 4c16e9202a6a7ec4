import pg from 'pg';
import { SpoorError } from '#lib/core/errors.ts';
import { isLost } from '#lib/server/database/is-lost.ts';
import type { Prisma } from '#prisma/generated/client.ts';

/** What every query needs beside its question. */
export interface QueryContext {
  readonly pool: pg.Pool;
  /** Milliseconds since 1970: what relative ranges count back from. */
  readonly now: number;
  /** Aborted when nobody waits for the answer any more; the database then stops too. */
  readonly signal?: AbortSignal;
  /** For everything that one question takes. */
  readonly timeoutMs?: number;
  /** What to do where it takes too long: this question's own advice. */
  readonly narrowing?: () => string;
}

/** Runs one statement in the snapshot. int8 and numeric come as strings. */
export type Ask = <Row>(sql: Prisma.Sql) => Promise<Row[]>;

const defaultTimeoutMs = 10_000;

/** Compiling a question takes longer than most answers; a server that is not ours may have it on. */
const begin = 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL jit = off';

/**
 * All statements of one answer see the same state of the database, and share one deadline.
 * Throws SpoorError 'query_timeout' or 'unavailable', or the signal's reason when it was aborted.
 */
export async function readSnapshot<T>(context: QueryContext, work: (ask: Ask) => Promise<T>): Promise<T> {
  const { pool, signal, timeoutMs = defaultTimeoutMs } = context;
  const deadline = AbortSignal.timeout(timeoutMs);
  const stop = signal === undefined ? deadline : AbortSignal.any([signal, deadline]);
  try {
    return await onClient(pool, stop, async (client) => {
      await client.query(begin);
      const result = await work(async <Row>(sql: Prisma.Sql) => {
        stop.throwIfAborted();
        const { rows } = await client.query({ text: sql.text, values: sql.values });
        return rows as Row[];
      });
      await client.query('COMMIT');
      return result;
    });
  } catch (error) {
    if (signal?.aborted === true) throw signal.reason;
    throw explain(error, deadline.aborted, timeoutMs, context.narrowing);
  }
}

/**
 * A connection whose statement was cancelled, or that broke, is closed: nothing of it reaches the
 * next question.
 */
async function onClient<T>(
  pool: pg.Pool,
  stop: AbortSignal,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  stop.throwIfAborted();
  const client = await pool.connect();
  client.on('error', lose);
  let cancelling: Promise<void> | undefined;
  let intact = false;
  const cancel = () => {
    cancelling = cancelStatement(pool, client);
  };
  stop.addEventListener('abort', cancel, { once: true });
  try {
    stop.throwIfAborted();
    const result = await work(client);
    intact = true;
    return result;
  } catch (error) {
    intact = await client.query('ROLLBACK').then(
      () => true,
      () => false,
    );
    throw error;
  } finally {
    stop.removeEventListener('abort', cancel);
    await cancelling;
    client.off('error', lose);
    client.release(!intact || cancelling !== undefined);
  }
}

/** A connection that breaks between two statements tells nobody else; the next statement fails. */
function lose(): void {}

/** By a connection of its own: the pool may be full of statements that nobody wants. */
async function cancelStatement(pool: pg.Pool, client: pg.PoolClient): Promise<void> {
  const { processID } = client as pg.PoolClient & { readonly processID: number | null };
  const canceller = new pg.Client(pool.options);
  try {
    await canceller.connect();
    await canceller.query('SELECT pg_cancel_backend($1)', [processID]);
  } catch {
    // The server is gone or full; the pool's statement timeout remains.
  } finally {
    await canceller.end().catch(() => undefined);
  }
}

/** SQLSTATE 57014: the statement was cancelled. Class 08, 57P and 53: connections, shutdown, resources. */
function explain(
  error: unknown,
  late: boolean,
  timeoutMs: number,
  narrowing: QueryContext['narrowing'],
): unknown {
  if (error instanceof SpoorError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (late || code === '57014') {
    return new SpoorError('query_timeout', `This took longer than ${timeoutMs / 1000} seconds.`, {
      remedy: narrowing?.() ?? 'Choose a shorter time range, or add a filter.',
      cause: error,
    });
  }
  if (!isLost(error) && !/^(08|57P|53|E[A-Z]+$)/.test(code)) return error;
  return new SpoorError('unavailable', 'The database does not answer.', {
    remedy: 'Try again in a moment; if it stays like this, see the log of the server.',
    cause: error,
  });
}
