import type { PrismaClient } from '#prisma/generated/client.ts';
import { type ImportSourceOptions, importSource } from '../ingest/import-source.ts';
import type { IngestPool } from '../ingest/ingest-pool.ts';
import { addSource } from '../store/add-source.ts';
import { createRun } from '../store/create-run.ts';
import type { SourceClaims } from '../store/source-claims.ts';
import { demoPlace, openDemo } from './demo-items.ts';

/** Generates and imports the demo organisation in this process. Loading it again adds nothing. */
export async function importDemo(
  parts: { pool: IngestPool; prisma: PrismaClient; claims: SourceClaims },
  options: ImportSourceOptions & { onSized?: (bytes: number) => void } = {},
): Promise<{ runId: string; complete: boolean }> {
  const { pool, prisma, claims } = parts;
  const { place, sizeBytes } = demoPlace();
  options.onSized?.(sizeBytes);
  const runId = await createRun(prisma, { label: 'Demo organisation', origin: 'demo', expected: 1 });
  const id = await addSource(prisma, { runId, name: 'Demo organisation', place, sizeBytes });
  await claims.claim(id);
  const complete = await importSource(pool, prisma, id, openDemo, options);
  await claims.release(id);
  return { runId, complete };
}
