import { z } from 'zod';
import { eventRow } from './events.ts';

/**
 * GET /api/entities/<kind>?value=…[&path=…]&<view>: what there is to say of an entity beside what
 * its View counts (/api/activity, /api/facets). All of it within the View's range and filters.
 */
export const entityResponse = z.object({
  /** Its first and last event with a usable time; null where there is none. */
  first: eventRow.nullable(),
  last: eventRow.nullable(),
  /** Paths of records that hold exactly this value, by the number of events; at most 50. */
  mentions: z.object({
    paths: z.array(z.object({ path: z.string(), count: z.int() })),
    distinct: z.int(),
    /** How many events were looked at, where there are more. */
    sample: z.int().nullable(),
  }),
  /** Calls that handed this key or session out, the newest first; a few. `view` finds all of them. */
  issued: z.object({ events: z.array(eventRow), view: z.string() }).nullable(),
});
export type EntityResponse = z.infer<typeof entityResponse>;
