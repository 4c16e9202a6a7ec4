import { z } from 'zod';
import { eventRow } from './events.ts';

/** Why events belong together, in the order in which they are shown. */
export const relations = [
  'requestID',
  'sharedEventID',
  'eventID',
  'session',
  'accessKey',
  'around',
  'sourceIP',
] as const;
export type Relation = (typeof relations)[number];

/** Seconds to either side that "around" may mean. */
export const maxAroundSeconds = 3600;

/** GET /api/events/<ref>/related?seconds=…: what else belongs to an event. Relations that its record has no value for are left out. */
export const relatedResponse = z.object({
  groups: z.array(
    z.object({
      relation: z.enum(relations),
      /** The events of the relation as `formatView` spells their View; the event itself is one of them. */
      view: z.string(),
      /** How many the View holds; at most `bound` are counted. */
      count: z.int(),
      bound: z.int(),
      /** The nearest before and after it, in the order of time; a few. */
      before: z.array(eventRow),
      after: z.array(eventRow),
    }),
  ),
});
export type RelatedResponse = z.infer<typeof relatedResponse>;
