import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { generateOrganisation } from '#fixtures/demo/generate.ts';
import { toGzip } from '#fixtures/demo/to-gzip.ts';

export interface Logs {
  readonly folder: string;
  readonly files: number;
  readonly records: number;
  readonly jsonBytes: number;
}

/** Fixed, so that two runs of a bench work on the same bytes. */
const end = Date.UTC(2026, 9, 31);

/**
 * Generated logs on disk in S3 layout, made once per shape and kept in `.spoor/bench`.
 * `perFile`: records per file.
 */
export async function makeLogs(events: number, perFile: number): Promise<Logs> {
  const folder = join('.spoor', 'bench', `logs-${events}-${perFile}`);
  const summary = join(folder, 'summary.json');
  if (existsSync(summary)) {
    return JSON.parse(await readFile(summary, 'utf8')) as Logs;
  }
  const partial = `${folder}.partial`;
  await rm(partial, { recursive: true, force: true });
  let [files, records, jsonBytes] = [0, 0, 0];
  const options = { seed: 7, events, days: 30, end, stories: true, filesOf: perFile };
  for (const file of generateOrganisation(options)) {
    const path = join(partial, 'logs', file.key);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, toGzip(file.json));
    files += 1;
    records += file.records;
    jsonBytes += Buffer.byteLength(file.json);
  }
  const logs: Logs = { folder: join(folder, 'logs'), files, records, jsonBytes };
  await writeFile(join(partial, 'summary.json'), JSON.stringify(logs));
  await rm(folder, { recursive: true, force: true });
  await rename(partial, folder);
  return logs;
}
