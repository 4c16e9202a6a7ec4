import type { SavedView } from '#lib/core/contract/views.ts';
import type { PrismaClient } from '#prisma/generated/client.ts';
import { noSavedView, toSavedView } from './to-saved-view.ts';

/** Deletes a saved view; for a day it can come back. Throws SpoorError 'not_found'. */
export async function removeSavedView(prisma: PrismaClient, id: string): Promise<SavedView> {
  const { count } = await prisma.savedView.updateMany({
    where: { id, deletedAt: null },
    data: { deletedAt: new Date(), isDefault: false },
  });
  if (count === 0) throw noSavedView();
  return toSavedView(await prisma.savedView.findUniqueOrThrow({ where: { id } }));
}

/** Brings a deleted view back. Throws SpoorError 'not_found' once it is gone for good. */
export async function restoreSavedView(prisma: PrismaClient, id: string): Promise<SavedView> {
  const { count } = await prisma.savedView.updateMany({ where: { id }, data: { deletedAt: null } });
  if (count === 0) throw noSavedView();
  return toSavedView(await prisma.savedView.findUniqueOrThrow({ where: { id } }));
}
