import { SpoorError } from '#lib/core/errors.ts';
import { getDatabase } from '../database/database.ts';
import { addSource } from '../store/add-source.ts';
import { sendSources } from './boss.ts';
import { spoolPlace } from './open-place.ts';
import { getSender } from './sender.ts';

/** An upload has arrived whole: its row is written, and a worker is told. */
export async function enqueueSource(source: {
  runId: string;
  name: string;
  /** A tar that the page made of dropped files. */
  packed: boolean;
  /** Absolute path of the spool file. */
  file: string;
  sizeBytes: number;
}): Promise<void> {
  const { prisma } = getDatabase();
  const run = await prisma.ingestRun.findUnique({
    where: { id: source.runId },
    select: { cancelledAt: true, deletion: { select: { state: true } } },
  });
  if (run?.cancelledAt) throw new SpoorError('not_found', 'This import was cancelled.');
  if (run?.deletion) throw new SpoorError('not_found', 'This import was deleted.');
  if (run === null) {
    throw new SpoorError('not_found', `The import ${source.runId} of this upload is not known.`, {
      remedy: 'Drop the files again.',
    });
  }
  const { runId, name, sizeBytes } = source;
  const place = spoolPlace(source.file, source.packed);
  const id = await addSource(prisma, { runId, name, place, sizeBytes });
  // Where this fails, the worker's own look for waiting sources finds the row.
  await sendSources(await getSender(), [id]);
}
