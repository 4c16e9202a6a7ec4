import { z } from 'zod';
import { importRun } from './imports.ts';

const counted = z.object({ value: z.string().nullable(), count: z.int() });

/** GET /api/overview: what is in here. */
export const overviewResponse = z.object({
  events: z.int(),
  /** Further deliveries of records that were already known. */
  copies: z.int(),
  untimed: z.int(),
  /** Milliseconds since 1970 of the first and last event. */
  first: z.number().nullable(),
  last: z.number().nullable(),
  /** Largest first, at most 50 each; `distinct` says how many there are. */
  accounts: z.object({ values: z.array(counted), distinct: z.int() }),
  regions: z.object({ values: z.array(counted), distinct: z.int() }),
  services: z.object({ values: z.array(counted), distinct: z.int() }),
  principals: z.object({ values: z.array(counted), distinct: z.int() }),
  errors: z.object({ values: z.array(counted), distinct: z.int() }),
  rejects: z.int(),
  rejectedFiles: z.int(),
  runs: z.array(importRun),
});
export type OverviewResponse = z.infer<typeof overviewResponse>;
