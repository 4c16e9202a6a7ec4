import { z } from 'zod';
import { remarkKinds } from '../imports/notes.ts';
import { rejectFormats } from '../imports/rejects-text.ts';
import { parseJson } from '../json/flatten-json.ts';
import { type EventRef, parseEventRef } from '../view/event-ref.ts';
import { type Field, isField } from '../view/fields.ts';

/** How parameters are spelt in paths and query strings, which hold nothing but text. */

/** How many of a list: a whole number from 1. */
export function limitParam(max: number, fallback: number) {
  return z
    .string()
    .regex(/^\d{1,6}$/, 'must be a whole number')
    .transform(Number)
    .pipe(z.int().min(1, 'must be at least 1').max(max, `must be at most ${max}`))
    .default(fallback);
}

/** A serial number, as of a file or reject. */
export const serialParam = z
  .string()
  .regex(/^\d{1,15}$/, 'must be a whole number')
  .transform(Number);

export const eventRefParam = z.string().transform((text, context): EventRef => {
  const ref = parseEventRef(text);
  if (ref !== null) return ref;
  context.addIssue('names no event');
  return z.NEVER;
});

/** A place in a View's order, or its end. */
export const placeOrEndParam = z.literal('end').or(eventRefParam);

/** How many rows to pass over. */
export const offsetParam = z
  .string()
  .regex(/^\d{1,15}$/, 'must be a whole number')
  .transform(Number);

export const fieldParam = z.string().transform((name, context): Field => {
  if (isField(name)) return name;
  context.addIssue('is no field of events');
  return z.NEVER;
});

/** `eventSource,awsRegion`: distinct fields, at most all that there are. */
export const fieldListParam = z.string().transform((text, context): Field[] => {
  const names = [...new Set(text.split(','))];
  if (names.every(isField)) return names;
  context.addIssue('holds what is no field of events');
  return z.NEVER;
});

export const importParams = z.object({ id: z.uuid('names no import') });

export const fileParams = z.object({ id: serialParam });

/** A page of what was remarked on an import or a file. */
export const rejectsQuery = z.object({
  kind: z.enum(remarkKinds).optional(),
  after: serialParam.optional(),
  limit: limitParam(500, 100),
});

/** The same as a file: without a kind, of both. */
export const rejectsDownloadQuery = z.object({
  kind: z.enum(remarkKinds).optional(),
  format: z.enum(rejectFormats, 'is csv or ndjson'),
});

/** The most values that are counted by name. */
export const maxChosen = 20;

const chosenValues = z.array(z.string().max(4096).nullable()).max(maxChosen);

/** Values of a facet as a JSON list; null is the missing one. */
export const chosenParam = z
  .string()
  .transform((text, context): (string | null)[] => {
    const found = chosenValues.safeParse(parseJson(text));
    if (found.success) return found.data;
    context.addIssue(`is no JSON list of at most ${maxChosen} values`);
    return z.NEVER;
  })
  .default([]);

/** A session by its key. */
export const sessionParams = z.object({
  key: z.string().min(1, 'names no session').max(2000, 'is too long'),
});
