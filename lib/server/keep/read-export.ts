import type { ExportResponse } from '#lib/core/contract/exports.ts';
import { SpoorError } from '#lib/core/errors.ts';
import type { PrismaClient } from '#prisma/generated/client.ts';

/** A server that died says nothing more; a reader may be silent for five minutes. */
const silentMs = 6 * 60_000;

/** How far an export is. Throws SpoorError 'not_found'. */
export async function readExport(prisma: PrismaClient, id: string): Promise<ExportResponse> {
  const run = await prisma.exportRun.findUnique({ where: { id } });
  if (run === null) throw new SpoorError('not_found', 'There is no such export.');
  const isLost = run.state === 'running' && Date.now() - run.touchedAt.getTime() > silentMs;
  return {
    id,
    format: run.format as ExportResponse['format'],
    state: isLost ? 'failed' : (run.state as ExportResponse['state']),
    written: Number(run.written),
    total: run.total === null ? null : Number(run.total),
  };
}

/** Has whoever writes it stop, which breaks the download off. Throws as `readExport`. */
export async function cancelExport(prisma: PrismaClient, id: string): Promise<ExportResponse> {
  await prisma.exportRun.updateMany({ where: { id, state: 'running' }, data: { state: 'cancelled' } });
  return readExport(prisma, id);
}
