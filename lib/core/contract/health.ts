import { z } from 'zod';

/** GET /api/health: answers 200 once the server and its database do. */
export const healthResponse = z.object({ status: z.literal('ok') });
export type HealthResponse = z.infer<typeof healthResponse>;
