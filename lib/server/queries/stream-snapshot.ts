import { SpoorError } from '#lib/core/errors.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { type Ask, type QueryContext, readSnapshot } from './read-snapshot.ts';

/** Each holds a connection of the pool for as long as its reader takes. */
const maxStreams = 3;
let streams = 0;

/** A stream may take hours; its reader may not fall silent. */
const longestMs = 24 * 3_600_000;
const longestSilence = '5min';

/**
 * What `work` emits, from one snapshot, as it is asked for: nothing is read ahead of the reader.
 * A reader that stops cancels the statement under way. Throws as `readSnapshot`, and 'unavailable'
 * where too many streams are open.
 */
export async function* streamSnapshot<T>(
  context: QueryContext,
  work: (ask: Ask, emit: (value: T) => Promise<void>) => Promise<void>,
): AsyncGenerator<T> {
  if (streams >= maxStreams) {
    throw new SpoorError('unavailable', `${maxStreams} exports are running already.`, {
      remedy: 'Wait until one of them is done, or cancel it.',
    });
  }
  streams += 1;
  const stop = new AbortController();
  const { readable, writable } = new TransformStream<T, T>(
    undefined,
    { highWaterMark: 0 },
    { highWaterMark: 0 },
  );
  const writer = writable.getWriter();
  writer.closed.catch(() => undefined);
  const signal = context.signal === undefined ? stop.signal : AbortSignal.any([context.signal, stop.signal]);
  const working = readSnapshot({ ...context, signal, timeoutMs: longestMs }, async (ask) => {
    await ask(Prisma.sql`SET LOCAL statement_timeout = '30min'`);
    await ask(Prisma.raw(`SET LOCAL idle_in_transaction_session_timeout = '${longestSilence}'`));
    await work(ask, (value) => writer.write(value));
  }).then(
    () => writer.close(),
    (error: unknown) => writer.abort(error),
  );
  try {
    yield* readable;
  } finally {
    stop.abort();
    await working.catch(() => undefined);
    streams -= 1;
  }
}
