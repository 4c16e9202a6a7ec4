import type { z } from 'zod';
import { type ErrorBody, errorCodes, SpoorError } from '#lib/core/errors.ts';

interface Ask {
  /** Aborts the request; react-query hands one to every query function. */
  readonly signal?: AbortSignal;
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Sent as JSON. */
  readonly body?: unknown;
}

/**
 * Asks one of Spoor's endpoints and checks the answer against its contract.
 * @throws SpoorError with what the server said, or `unavailable` where it said nothing.
 */
export async function fetchJson<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
  { signal, method = 'GET', body }: Ask = {},
): Promise<z.output<Schema>> {
  const response = await fetch(path, {
    method,
    signal,
    headers: {
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  }).catch((cause: unknown) => {
    if (signal?.aborted) throw cause;
    throw new SpoorError('unavailable', 'Spoor does not answer.', {
      remedy: 'See whether it still runs where it was started; this page tries again by itself.',
      cause,
    });
  });
  const answer: unknown = await response.json().catch((cause: unknown) => {
    if (signal?.aborted) throw cause;
    return null;
  });
  if (!response.ok) throw toError(response.status, answer);
  const parsed = schema.safeParse(answer);
  if (parsed.success) return parsed.data;
  throw new SpoorError('internal', 'Spoor answered in a form that this page does not know.', {
    remedy: 'Reload the page: it may be older than the server.',
    cause: parsed.error,
  });
}

function toError(status: number, answer: unknown): SpoorError {
  const error = (answer as Partial<ErrorBody> | null)?.error;
  const code = errorCodes.find((known) => known === error?.code);
  if (error === undefined || code === undefined)
    return new SpoorError('internal', `Spoor answered with status ${status} and no reason.`);
  return new SpoorError(code, error.message, { remedy: error.remedy, field: error.field });
}
