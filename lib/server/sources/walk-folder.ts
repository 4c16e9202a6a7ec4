import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { SpoorError } from '#lib/core/errors.ts';

export interface FoundFile {
  /** Where it is on this machine. */
  readonly file: string;
  /** Its place below the folder, with '/' on every system. A label. */
  readonly path: string;
  /** Bytes. */
  readonly size: number;
}

/**
 * The regular files below `root`, each folder's in the order of their names' code units, so that two
 * walks of the same tree are the same. Links are not followed: what they point to inside is met
 * anyway, what lies outside was not asked for. Holds one listing per level, never the tree.
 * Throws SpoorError 'not_found' naming a folder that cannot be listed.
 */
export async function* walkFolder(root: string): AsyncGenerator<FoundFile> {
  yield* walk(root, '');
}

async function* walk(folder: string, prefix: string): AsyncGenerator<FoundFile> {
  for (const entry of await list(folder, prefix)) {
    const file = join(folder, entry.name);
    const path = prefix === '' ? entry.name : `${prefix}/${entry.name}`;
    if (entry.isDirectory()) yield* walk(file, path);
    else if (entry.isFile()) {
      const found = await stat(file).catch(() => null);
      // A file that went away since the listing is not there to be imported.
      if (found !== null) yield { file, path, size: found.size };
    }
  }
}

async function list(folder: string, path: string): Promise<Dirent[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  } catch (cause) {
    throw new SpoorError('not_found', `The folder ${path === '' ? folder : path} cannot be read.`, {
      remedy: 'Check that it is there and that Spoor may list it.',
      cause,
    });
  }
}
