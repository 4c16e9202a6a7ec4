import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FileConfigstore } from '@tus/file-store';
import type { Upload } from '@tus/server';

/**
 * What is known of each upload, a file beside its part. The store that it stands in for empties the
 * file before it writes: a kill or a full disk in between, and the upload is forgotten.
 */
export class UploadNotes extends FileConfigstore<Upload> {
  #writes = 0;

  override async get(id: string): Promise<Upload | undefined> {
    try {
      return JSON.parse(await readFile(this.#fileOf(id), 'utf8'));
    } catch {
      return undefined;
    }
  }

  override async set(id: string, upload: Upload): Promise<void> {
    this.#writes += 1;
    const half = `${this.#fileOf(id)}.${this.#writes}`;
    try {
      await writeFile(half, JSON.stringify(upload));
      await rename(half, this.#fileOf(id));
    } catch (error) {
      await rm(half, { force: true });
      throw error;
    }
  }

  #fileOf(id: string): string {
    return join(this.directory, `${id}.json`);
  }
}
