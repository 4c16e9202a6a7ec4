import { z } from 'zod';
import { resolveSearchField, type SearchField } from '../search/search-fields.ts';
import { isField } from '../view/fields.ts';

/** A typed field or a path of the record's free parts: what has values to list. */
export type ListedField = SearchField & { kind: 'dictionary' | 'enum' | 'path' };

export const listedFieldParam = z
  .string()
  .max(300, 'is too long')
  .transform((name, context): ListedField => {
    const field = resolveSearchField(name);
    // A field of a View by its own name; the aliases of a search are no names of facets.
    if (
      field?.kind === 'path' ||
      ((field?.kind === 'dictionary' || field?.kind === 'enum') && isField(name))
    ) {
      return field;
    }
    context.addIssue('is no field of events');
    return z.NEVER;
  });

/**
 * GET /api/suggest?<view>&prefix=…[&field=…][&limit=…]: what may stand where `completeAt` found the
 * cursor. Without `field`, names of fields that hold the prefix: typed ones, then paths that events
 * have. With it, its most frequent values that hold the prefix, under the View but for its filters
 * on that field; leave out of the View's `search` what is being written.
 */
export const suggestResponse = z.object({
  suggestions: z.array(
    z.object({
      /** As stored; formatField or formatPattern spells it for the bar. */
      text: z.string(),
      /** Events; null for names. */
      count: z.int().nullable(),
    }),
  ),
  /** How many events were looked at, where there are more; null where counts are of all. */
  sample: z.int().nullable(),
});
export type SuggestResponse = z.infer<typeof suggestResponse>;

/** GET /api/fields/<field>/statistics?<view>: what a field or path holds under the View. */
export const statisticsResponse = z.object({
  field: z.string(),
  /** Events that have a value. */
  present: z.int(),
  /** The most frequent, at most 10, and how many there are in all. */
  values: z.array(z.object({ value: z.string(), count: z.int() })),
  distinct: z.int(),
  /** Of the first and last event with a value, milliseconds since 1970; null where none has a time. */
  first: z.number().nullable(),
  last: z.number().nullable(),
  /** Events with a value over time, in equal buckets from `from`. */
  trend: z.object({ from: z.number(), bucketMs: z.number(), counts: z.array(z.int()) }).nullable(),
  /**
   * How many events were looked at, where there are more; null where all figures are of all. Of a path with many values it is the
   * newest, and every figure is of them; of any other path `values` and `distinct` are.
   */
  sample: z.int().nullable(),
  /** Whether `sample` is what all figures are of. */
  isSampled: z.boolean(),
});
export type StatisticsResponse = z.infer<typeof statisticsResponse>;
