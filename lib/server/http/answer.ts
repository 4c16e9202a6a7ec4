import { type SpoorError, toErrorBody } from '#lib/core/errors.ts';
import { errorStatus } from './error-status.ts';

/** For every answer of the API: nothing is kept, framed, sniffed or read by another origin. */
export const answerHeaders = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
} as const;

export function answerJson(body: unknown, status = 200): Response {
  return Response.json(body, { status, headers: answerHeaders });
}

/** The one error body, with the status that belongs to its code. */
export function answerError(error: SpoorError): Response {
  return answerJson(toErrorBody(error), errorStatus(error.code));
}

/** Nobody is there to read it; the status is for the log (nginx's "client closed request"). */
export function answerNobody(): Response {
  return new Response(null, { status: 499, headers: answerHeaders });
}
