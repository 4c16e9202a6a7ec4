import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { generateOrganisation } from '#fixtures/demo/generate.ts';
import { toGzip } from '#fixtures/demo/to-gzip.ts';

export interface LogsShape {
  readonly events: number;
  /** Records per file; 5,000 by default. */
  readonly perFile?: number;
  /** Sessions of two fifths as many calls as the demo's: half a million of them in 10,000,000 events. */
  readonly shortSessions?: boolean;
}

export interface Logs {
  /** Tells logs of other shapes apart. */
  readonly name: string;
  readonly folder: string;
  readonly files: number;
  readonly records: number;
  readonly jsonBytes: number;
}

/** Fixed, so that two runs of a bench work on the same bytes. */
const end = Date.UTC(2026, 9, 31);

/** Generated logs on disk in S3 layout, made once per shape and kept in `.spoor/bench`. */
export async function makeLogs({ events, perFile = 5000, shortSessions = false }: LogsShape): Promise<Logs> {
  const name = `${events}-${perFile}${shortSessions ? '-short' : ''}`;
  const folder = join('.spoor', 'bench', `logs-${name}`);
  const summary = join(folder, 'summary.json');
  if (existsSync(summary)) {
    return { ...(JSON.parse(await readFile(summary, 'utf8')) as Omit<Logs, 'name'>), name };
  }
  const partial = `${folder}.partial`;
  await rm(partial, { recursive: true, force: true });
  let [files, records, jsonBytes] = [0, 0, 0];
  const options = {
    seed: 7,
    events,
    days: 30,
    end,
    stories: true,
    filesOf: perFile,
    sessionLength: shortSessions ? 0.4 : 1,
  };
  for (const file of generateOrganisation(options)) {
    const path = join(partial, 'logs', file.key);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, toGzip(file.json));
    files += 1;
    records += file.records;
    jsonBytes += Buffer.byteLength(file.json);
  }
  const logs: Logs = { name, folder: join(folder, 'logs'), files, records, jsonBytes };
  await writeFile(join(partial, 'summary.json'), JSON.stringify(logs));
  await rm(folder, { recursive: true, force: true });
  await rename(partial, folder);
  return logs;
}
