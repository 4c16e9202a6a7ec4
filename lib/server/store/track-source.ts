import type { ErrorCode } from '#lib/core/errors.ts';
import type { PrismaClient } from '#prisma/generated/client.ts';
import { cleanText } from './clean-column.ts';

interface Fault {
  readonly code: ErrorCode;
  readonly message: string;
  readonly remedy?: string | undefined;
}

const noFault = { errorCode: null, errorMessage: null, errorRemedy: null };

/**
 * What held it up before is shown until it moves again (`moveSource`). False where it has come to an
 * end meanwhile, cancelled by somebody.
 */
export async function startSource(prisma: PrismaClient, id: string): Promise<boolean> {
  const { count } = await prisma.ingestSource.updateMany({
    where: { id, state: { in: ['queued', 'working'] } },
    data: { state: 'working', readBytes: 0n },
  });
  return count > 0;
}

/** `readBytes`: how much of the source has been worked through; `free`: nothing holds it up any more. */
export async function moveSource(
  prisma: PrismaClient,
  id: string,
  readBytes: number,
  free: boolean,
): Promise<void> {
  const data = { readBytes: BigInt(Math.round(readBytes)), ...(free ? noFault : {}) };
  await prisma.ingestSource.update({ where: { id }, data });
}

/** Says why a source that is not finished waits. */
export async function holdSource(prisma: PrismaClient, id: string, fault: Fault): Promise<void> {
  await prisma.ingestSource.updateMany({
    where: { id, state: 'working' },
    data: {
      errorCode: fault.code,
      errorMessage: cleanText(fault.message),
      errorRemedy: cleanText(fault.remedy),
    },
  });
}

/** Ends a source, and its run with it where it was the last one. */
export async function finishSource(
  prisma: PrismaClient,
  id: string,
  end: { state: 'done' | 'failed' | 'cancelled'; fault: Fault | null },
): Promise<void> {
  const { runId } = await prisma.ingestSource.update({
    where: { id },
    data: {
      state: end.state,
      finishedAt: new Date(),
      errorCode: end.fault?.code ?? null,
      errorMessage: cleanText(end.fault?.message),
      errorRemedy: cleanText(end.fault?.remedy),
    },
    select: { runId: true },
  });
  await finishRunWhenDone(prisma, runId);
}

/** Ends the runs whose process was killed after their last source was finished and before they were. */
export async function finishRuns(prisma: PrismaClient): Promise<void> {
  const open = await prisma.ingestRun.findMany({
    where: { finishedAt: null },
    select: { id: true },
    take: 1000,
  });
  for (const { id } of open) await finishRunWhenDone(prisma, id);
}

/** A run ends when all the sources that were announced are here and none is waiting or worked on. */
export async function finishRunWhenDone(prisma: PrismaClient, runId: string): Promise<void> {
  await prisma.$executeRaw`
    UPDATE ingest_run SET finished_at = now()
    WHERE id = ${runId}::uuid AND finished_at IS NULL AND arrived >= coalesce(expected, 1)
      AND NOT EXISTS (SELECT FROM ingest_source
                      WHERE run_id = ingest_run.id AND state IN ('receiving', 'queued', 'working'))`;
}
