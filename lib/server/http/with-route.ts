import type { z } from 'zod';
import { SpoorError } from '#lib/core/errors.ts';
import type { View } from '#lib/core/view/view.ts';
import { type Action, type Actor, authorise, identify } from '../auth/authorise.ts';
import { getLog } from '../log.ts';
import { answerError, answerJson, answerNobody } from './answer.ts';
import { guardRequest } from './guard.ts';
import { readBody } from './read-body.ts';
import { readQuery } from './read-query.ts';

interface RouteSpec<Params, Query, Body> {
  /** The rule that has to let the actor pass. */
  readonly authorise: Action;
  /** Parts of the path. */
  readonly params?: z.ZodType<Params>;
  /** Parameters of the route's own, by name. */
  readonly query?: z.ZodObject & z.ZodType<Query>;
  /** Whether the other parameters spell a View. */
  readonly view?: boolean;
  readonly body?: z.ZodType<Body>;
}

export interface RouteCall<Params, Query, Body> {
  readonly params: Params;
  readonly query: Query;
  readonly view: View;
  readonly body: Body;
  readonly actor: Actor;
  /** Aborted when the client is gone. */
  readonly signal: AbortSignal;
}

interface RouteHandler {
  (request: Request, context: { params: Promise<unknown> }): Promise<Response>;
  /** What it asks for: the API's document is held against it. */
  readonly spec: Pick<RouteSpec<unknown, unknown, unknown>, 'query' | 'view' | 'body'>;
}

/**
 * Guards, authorises, parses, answers: what every route does, so that none forgets it. What the
 * handler returns is the body, or a response of its own (`answerDownload`); SpoorError becomes the error body, anything else `internal`.
 */
export function withRoute<Params = undefined, Query = undefined, Body = undefined>(
  spec: RouteSpec<Params, Query, Body>,
  handler: (call: RouteCall<Params, Query, Body>) => Promise<unknown>,
): RouteHandler {
  const answer = (request: Request, context: { params: Promise<unknown> }) =>
    answering(request, async () => {
      guardRequest(request);
      const actor = identify(request);
      authorise(actor, spec.authorise);
      const names = Object.keys(spec.query?.shape ?? {});
      const { own, view } = readQuery(new URL(request.url).searchParams, names, spec.view ?? false);
      return handler({
        params: check(spec.params, await context.params),
        query: check(spec.query, own),
        view,
        body: check(spec.body, spec.body === undefined ? undefined : await readBody(request)),
        actor,
        signal: request.signal,
      });
    });
  return Object.assign(answer, { spec });
}

/** `undefined` where the route declares nothing. Throws SpoorError 'bad_request' naming the field. */
function check<T>(schema: z.ZodType<T> | undefined, value: unknown): T {
  if (schema === undefined) return undefined as T;
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue?.path.join('.') || undefined;
  throw new SpoorError('bad_request', `${field ?? 'The request'}: ${issue?.message ?? 'not understood'}.`, {
    field,
  });
}

/** One line of log per request: never its parameters, which hold what analysts search for. */
async function answering(request: Request, work: () => Promise<unknown>): Promise<Response> {
  const started = performance.now();
  const { response, error } = await work().then(
    (body) => ({ response: body instanceof Response ? body : answerJson(body), error: undefined }),
    (cause: unknown) => ({ response: toResponse(request, cause), error: cause }),
  );
  const unexpected = response.status === 500 || response.status === 503;
  getLog('web')[unexpected ? 'error' : 'info'](
    {
      method: request.method,
      path: new URL(request.url).pathname,
      status: response.status,
      ms: Math.round(performance.now() - started),
      ...(error instanceof SpoorError ? { code: error.code } : {}),
      ...(unexpected ? { err: error } : {}),
    },
    'request',
  );
  return response;
}

function toResponse(request: Request, error: unknown): Response {
  if (request.signal.aborted) return answerNobody();
  if (error instanceof SpoorError) return answerError(error);
  return answerError(
    new SpoorError('internal', 'Spoor could not answer.', { remedy: 'The log of the server says why.' }),
  );
}
