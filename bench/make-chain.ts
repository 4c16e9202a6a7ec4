import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { toGzip } from '#fixtures/demo/to-gzip.ts';
import { longChain } from '#fixtures/long-chain.ts';

/** Fifty sessions, each of a role that the one before took: what no ordinary traffic holds. */
export const chain = longChain(50, Date.UTC(2026, 9, 20, 8));

/** A folder with a file of it. */
export async function makeChain(): Promise<string> {
  const folder = join('.spoor', 'bench', 'chain');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'chain.json.gz'), toGzip(JSON.stringify({ Records: chain.records })));
  return folder;
}
