import { z } from 'zod';

/** What a session and all that descends from it changed: successful calls that are no reads. */
export const reachChanges = z.object({
  /**
   * What they changed, account by account, those with most changes first; at most 300 kinds of `changeKindsTotal`,
   * of the 500 sessions that changed most.
   */
  changeKinds: z.array(
    z.object({
      account: z.string().nullable(),
      eventSource: z.string().nullable(),
      eventName: z.string().nullable(),
      changes: z.int(),
      sessions: z.int(),
      first: z.iso.datetime().nullable(),
      last: z.iso.datetime().nullable(),
    }),
  ),
  changeKindsTotal: z.int(),
  /** The sessions that changed something, those that changed most first; at most 50 of `changersTotal`. */
  changers: z.array(z.string()),
  changersTotal: z.int(),
});
export type ReachChanges = z.infer<typeof reachChanges>;
