import { cleanText } from '#lib/core/cloudtrail/clean-text.ts';
import { maxSavedViews, type SavedView, type ViewDraft } from '#lib/core/contract/views.ts';
import { SpoorError } from '#lib/core/errors.ts';
import type { PrismaClient } from '#prisma/generated/client.ts';
import { toKeptView, toSavedView } from './to-saved-view.ts';

const undoMs = 86_400_000;

/** Keeps a View by a name. Throws SpoorError 'bad_request' for what is no View, 'conflict' when full. */
export async function saveView(
  prisma: PrismaClient,
  { name, description, view, keepsRange }: ViewDraft,
): Promise<SavedView> {
  const kept = toKeptView(view, keepsRange);
  await prisma.savedView.deleteMany({ where: { deletedAt: { lt: new Date(Date.now() - undoMs) } } });
  if ((await prisma.savedView.count({ where: { deletedAt: null } })) >= maxSavedViews) {
    throw new SpoorError('conflict', `There are ${maxSavedViews} saved views already.`, {
      remedy: 'Delete one that nobody needs.',
    });
  }
  const row = await prisma.savedView.create({
    data: { name: cleanText(name), description: cleanText(description), view: kept, keepsRange },
  });
  return toSavedView(row);
}
