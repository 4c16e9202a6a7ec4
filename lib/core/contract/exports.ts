import { z } from 'zod';
import { exportFormats } from '../export/export-format.ts';

/**
 * GET /api/events/export?<view>&format=…[&id=…]: all rows of a View in its order, as a file. With an
 * `id` of the caller's choice its progress can be read at /api/exports/<id>. Where something fails
 * on the way the connection is broken off: a file that was received whole is whole.
 */
export const exportQuery = z.object({
  format: z.enum(exportFormats, `is ${exportFormats.join(', ')}`),
  id: z.uuid('is no uuid').optional(),
});

export const exportStates = ['running', 'done', 'failed', 'cancelled'] as const;

/** GET /api/exports/<id>: how far it is. DELETE there cancels it, and answers the same. */
export const exportResponse = z.object({
  id: z.string(),
  format: z.enum(exportFormats),
  state: z.enum(exportStates),
  /** Rows handed over, of how many; null until they are counted. */
  written: z.int(),
  total: z.int().nullable(),
});
export type ExportResponse = z.infer<typeof exportResponse>;

export const exportParams = z.object({ id: z.uuid('names no export') });
