import { z } from 'zod';

/**
 * GET /api/coverage?<view>: days of the View's range on which an account that has events in the range
 * has none at all. Days are UTC's, whole, and looked at whatever else the View filters by, but for its
 * accounts. A day without events may be a day without logs or one on which nothing happened.
 */
export const coverageResponse = z.object({
  /** Start of the first day and end of the last, milliseconds since 1970; null where there is no such range. */
  span: z.object({ from: z.number(), to: z.number() }).nullable(),
  /** How many days that is; 0 where they are too few or too many to look at. */
  days: z.int(),
  /** The busiest first, at most 20. */
  accounts: z.array(
    z.object({
      account: z.string().nullable(),
      /** Starts of the days without events, milliseconds since 1970. */
      missing: z.array(z.number()),
    }),
  ),
  /** How many accounts have such days in all, and how many accounts there are. */
  incomplete: z.int(),
  known: z.int(),
});
export type CoverageResponse = z.infer<typeof coverageResponse>;
