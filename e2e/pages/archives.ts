import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { generateOrganisation } from '#fixtures/demo/generate.ts';
import { makeZip, type ZipFile } from './make-zip.ts';

/** An archive to drop, and what must be true of it afterwards. */
export interface Archive {
  readonly name: string;
  readonly files: readonly ZipFile[];
  readonly records: number;
  /** The View that holds all of it and nothing else. */
  readonly view: string;
}

const invictus = new URL('../../../shared/corpus/invictus-aws-dataset/CloudTrail/', import.meta.url);

/** The corpus folder of real logs, where it is at hand. */
export function corpusArchive(): Archive | null {
  if (!existsSync(invictus)) return null;
  const files = readdirSync(invictus).map((name) => ({
    path: `CloudTrail/${name}`,
    bytes: readFileSync(new URL(name, invictus)),
  }));
  return {
    name: 'invictus.zip',
    files,
    records: 2900,
    view: 'from=2023-07-10T11:42:00Z&to=2023-07-10T12:38:00Z',
  };
}

/** Two days of our own organisation, long ago, where nothing else is. */
export function ownArchive(): Archive {
  const end = Date.UTC(2016, 2, 2);
  const files = [...generateOrganisation({ seed: 4, events: 1200, days: 2, end, stories: false })].map(
    (file) => ({
      path: file.key.replace(/\.gz$/, ''),
      bytes: Buffer.from(file.json),
    }),
  );
  return { name: 'own.zip', files, records: 1200, view: 'from=2016-02-28T00:00:00Z&to=2016-03-03T00:00:00Z' };
}

export function zipOf(archive: Archive): Buffer {
  return makeZip(archive.files);
}
