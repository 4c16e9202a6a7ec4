import { z } from 'zod';

/** A View that somebody gave a name. */
export const savedView = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  /** As `formatView` spells it. */
  view: z.string(),
  /** Whether opening it brings its own range; the range one has is kept otherwise. */
  keepsRange: z.boolean(),
  /** What going to the timeline shows; one at most. */
  isDefault: z.boolean(),
  createdAt: z.iso.datetime(),
  /** The version that a change has to name. */
  updatedAt: z.iso.datetime(),
});
export type SavedView = z.infer<typeof savedView>;

export const maxSavedViews = 500;

/** GET /api/views: all of them, by name. */
export const savedViewsResponse = z.object({ views: z.array(savedView) });
export type SavedViewsResponse = z.infer<typeof savedViewsResponse>;

/** POST /api/views. Answers the saved view. */
export const saveViewRequest = z.object({
  name: z.string().trim().min(1, 'must not be empty').max(120, 'is longer than 120 characters'),
  description: z.string().trim().max(1000, 'is longer than 1,000 characters').default(''),
  view: z.string().max(60_000, 'is too long'),
  keepsRange: z.boolean(),
});
export type SaveViewRequest = z.input<typeof saveViewRequest>;
/** The same as it was understood. */
export type ViewDraft = z.output<typeof saveViewRequest>;

/**
 * PATCH /api/views/<id>: what is given changes. `updatedAt` is that of the version which is
 * changed; error 'conflict' where somebody else was faster. DELETE there deletes, and POST
 * /api/views/<id>/restore brings it back within a day.
 */
export const changeViewRequest = z.object({
  ...saveViewRequest.partial().shape,
  description: z.string().trim().max(1000, 'is longer than 1,000 characters').optional(),
  isDefault: z.boolean().optional(),
  updatedAt: z.iso.datetime('is no time'),
});
export type ChangeViewRequest = z.input<typeof changeViewRequest>;
export type ViewChange = z.output<typeof changeViewRequest>;

export const savedViewParams = z.object({ id: z.uuid('names no saved view') });
