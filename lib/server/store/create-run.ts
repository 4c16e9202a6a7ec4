import type { PrismaClient } from '#prisma/generated/client.ts';
import { cleanText } from './clean-column.ts';

export type RunOrigin = 'upload' | 'command' | 'demo';

/** Opens an import. `expected`: how many sources will come, where that is known beforehand. */
export async function createRun(
  prisma: PrismaClient,
  run: { label: string; origin: RunOrigin; expected: number | null },
): Promise<string> {
  const { id } = await prisma.ingestRun.create({
    data: { label: cleanText(run.label), origin: run.origin, expected: run.expected },
    select: { id: true },
  });
  return id;
}
