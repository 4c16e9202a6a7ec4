import type { SavedView } from '#lib/core/contract/views.ts';
import { SpoorError } from '#lib/core/errors.ts';
import { parseView } from '#lib/core/view/codec.ts';
import { savedForm } from '#lib/core/view/saved-form.ts';
import type { SavedView as Row } from '#prisma/generated/client.ts';

export function toSavedView({ createdAt, updatedAt, deletedAt: _, ...row }: Row): SavedView {
  return { ...row, createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString() };
}

/** The one spelling that is kept. Throws SpoorError 'bad_request' for what is no View. */
export function toKeptView(text: string, keepsRange: boolean): string {
  const { view, problems } = parseView(text);
  if (problems.length > 0) throw new SpoorError('bad_request', problems.join(' '), { field: 'view' });
  return savedForm(view, keepsRange);
}

export function noSavedView(): SpoorError {
  return new SpoorError('not_found', 'There is no such saved view.', {
    remedy: 'It may have been deleted; reload the page.',
  });
}
