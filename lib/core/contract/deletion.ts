import { z } from 'zod';

export const deletionStates = ['deleting', 'deleted', 'restoring', 'purging'] as const;

/** An import that is deleted, on its way there, or on its way back. */
export const importDeletion = z.object({
  state: z.enum(deletionStates),
  requestedAt: z.iso.datetime(),
  /** When it was complete: from then on, the clean-up counts its days. */
  finishedAt: z.iso.datetime().nullable(),
  /** Deliveries of records to take back, and how many are; they count down again when it is undone. */
  total: z.int(),
  done: z.int(),
  /** Events that went, and that stay as another file delivered them too. */
  removed: z.int(),
  kept: z.int(),
});
export type ImportDeletion = z.infer<typeof importDeletion>;

/** What deleting an import would do now. */
export const deletionPreview = z.object({
  files: z.int(),
  removed: z.int(),
  kept: z.int(),
  /** The imports that keep events here, those that keep most first, at most 20. An event may count for several. */
  keptBy: z.array(z.object({ runId: z.string(), label: z.string(), events: z.int() })),
});
export type DeletionPreview = z.infer<typeof deletionPreview>;

/** GET /api/imports/<id>/deletion. POST there deletes, POST /api/imports/<id>/restore undoes. */
export const deletionResponse = z.object({
  deletion: importDeletion.nullable(),
  /** Null for an import that is deleted. */
  preview: deletionPreview.nullable(),
  /** Days in which a deletion can be undone. */
  undoDays: z.int(),
});
export type DeletionResponse = z.infer<typeof deletionResponse>;

/** POST /api/imports/<id>/retry: all that failed of it, or of one source, or one file. */
export const retryRequest = z.object({
  sourceId: z.uuid('names no source').optional(),
  fileId: z.int().min(1).optional(),
});

/** What the verbs of an import answer. */
export const importVerbResponse = z.object({ id: z.string() });
