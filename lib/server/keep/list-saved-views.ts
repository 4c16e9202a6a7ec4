import { maxSavedViews, type SavedViewsResponse } from '#lib/core/contract/views.ts';
import type { PrismaClient } from '#prisma/generated/client.ts';
import { toSavedView } from './to-saved-view.ts';

/** All saved views, by name. */
export async function listSavedViews(prisma: PrismaClient): Promise<SavedViewsResponse> {
  const rows = await prisma.savedView.findMany({
    where: { deletedAt: null },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: maxSavedViews,
  });
  return { views: rows.map(toSavedView) };
}
