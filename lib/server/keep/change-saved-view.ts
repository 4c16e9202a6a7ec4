import { cleanText } from '#lib/core/cloudtrail/clean-text.ts';
import type { SavedView, ViewChange } from '#lib/core/contract/views.ts';
import { SpoorError } from '#lib/core/errors.ts';
import type { PrismaClient } from '#prisma/generated/client.ts';
import { noSavedView, toKeptView, toSavedView } from './to-saved-view.ts';

/**
 * Changes what is given of a saved view. Throws SpoorError 'not_found', 'bad_request', and 'conflict'
 * where `updatedAt` is not that of the version which is there.
 */
export function changeSavedView(
  prisma: PrismaClient,
  id: string,
  { updatedAt, name, description, view, keepsRange, isDefault }: ViewChange,
): Promise<SavedView> {
  return prisma.$transaction(async (tx) => {
    const before = await tx.savedView.findUnique({ where: { id, deletedAt: null } });
    if (before === null) throw noSavedView();
    const ranged = keepsRange ?? before.keepsRange;
    if (isDefault === true) {
      await tx.savedView.updateMany({
        where: { isDefault: true, id: { not: id } },
        data: { isDefault: false },
      });
    }
    const { count } = await tx.savedView.updateMany({
      where: { id, deletedAt: null, updatedAt: new Date(updatedAt) },
      data: {
        ...(name === undefined ? {} : { name: cleanText(name) }),
        ...(description === undefined ? {} : { description: cleanText(description) }),
        ...(isDefault === undefined ? {} : { isDefault }),
        keepsRange: ranged,
        view: toKeptView(view ?? before.view, ranged),
        updatedAt: new Date(Math.max(Date.now(), before.updatedAt.getTime() + 1)),
      },
    });
    if (count === 0) {
      throw new SpoorError('conflict', `Somebody changed “${before.name}” in the meantime.`, {
        remedy: 'Look at what it is now; save yours under another name to keep both.',
      });
    }
    return toSavedView(await tx.savedView.findUniqueOrThrow({ where: { id } }));
  });
}
