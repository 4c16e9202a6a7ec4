import { z } from 'zod';
import type { Endpoint } from './endpoint.ts';
import { shapeText } from './shape-text.ts';

/** How to call an endpoint from a shell; null for those that only a tus client calls. */
export function exampleCall(
  { method, path, body, answer, example }: Endpoint,
  origin: string,
): string | null {
  if (answer instanceof z.ZodUndefined) return null;
  const place = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => name.toUpperCase());
  const query = body === undefined && example !== undefined ? `?${example}` : '';
  const verb = method === 'GET' ? '' : ` -X ${method}`;
  const sent = body === undefined ? '' : ` -H 'content-type: application/json' -d '${example ?? '{}'}'`;
  const save = answer instanceof z.ZodType ? '' : ' -OJ --fail';
  return `curl${verb}${save}${sent} '${origin}${place}${query}'`;
}

/** What an endpoint takes as its body, and what it answers, for reading. */
export function shapesOf({ body, answer }: Endpoint): {
  readonly takes: string | null;
  readonly gives: string;
} {
  const takes = body === undefined ? null : shapeText(body, 'input');
  if (answer instanceof z.ZodUndefined) return { takes, gives: 'as tus 1.0 has it' };
  return { takes, gives: answer instanceof z.ZodType ? shapeText(answer, 'output') : answer.join(', ') };
}
