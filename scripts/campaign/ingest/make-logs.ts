import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { generateOrganisation } from '#fixtures/demo/generate.ts';
import { toGzip } from '#fixtures/demo/to-gzip.ts';

/** A document that is written in several transactions has to be longer than this. */
const longBytes = 30 << 20;

/**
 * Logs under `folder`, each to be imported as a source of its own: gz files of a hundred events as
 * a trail delivers them, a folder of many, and one document so long that it takes several
 * transactions. Answers their paths.
 */
export async function makeLogs(folder: string, events: number): Promise<string[]> {
  const places: string[] = [];
  let long = '';
  for (const { key, json } of organisation(3, events)) {
    const alone = places.length % 4 !== 0;
    const path = join(folder, alone ? 'one-by-one' : 'folder', key);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, toGzip(json));
    places.push(alone ? path : join(folder, 'folder'));
  }
  for (const { json } of organisation(4, 24_000)) {
    if (long.length < longBytes) long += `${json}\n`;
  }
  const last = join(folder, 'long.json');
  await writeFile(last, long);
  return [...new Set([last, ...places])];
}

function organisation(seed: number, events: number) {
  return generateOrganisation({ seed, events, days: 30, end: Date.UTC(2026, 10, 1) });
}
