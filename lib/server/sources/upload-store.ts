import { createWriteStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { FileStore } from '@tus/file-store';
import { ERRORS, Upload } from '@tus/server';
import { asDiskFull, checkRoom, removeFile, type Spool, sizeOfFile } from './spool.ts';
import { UploadNotes } from './upload-notes.ts';

/**
 * tus' store of parts, with three differences: a finished upload has moved to `ready` and still
 * answers as finished; a full disk says so; and finished uploads never expire unread.
 */
export class UploadStore extends FileStore {
  readonly #spool: Spool;

  constructor(spool: Spool, expiresAfterMs: number) {
    super({
      directory: spool.incoming,
      configstore: new UploadNotes(spool.incoming),
      expirationPeriodInMilliseconds: expiresAfterMs,
    });
    this.#spool = spool;
    this.extensions = ['creation', 'creation-with-upload', 'termination', 'expiration'];
  }

  override async create(upload: Upload): Promise<Upload> {
    try {
      return await super.create(upload);
    } catch (error) {
      throw asDiskFull(error);
    }
  }

  override async write(readable: Readable, id: string, offset: number): Promise<number> {
    await checkRoom(this.#spool, 0);
    const target = createWriteStream(join(this.#spool.incoming, id), { flags: 'r+', start: offset });
    try {
      await pipeline(readable, target);
    } catch (error) {
      throw asDiskFull(error);
    }
    return offset + target.bytesWritten;
  }

  override async getUpload(id: string): Promise<Upload> {
    const known = await this.configstore.get(id);
    if (known === undefined) throw ERRORS.FILE_NOT_FOUND;
    const offset = isHandedOver(known) ? known.size : await this.#received(id, known);
    if (offset === null || offset === undefined) throw ERRORS.FILE_NO_LONGER_EXISTS;
    const { size, metadata, creation_date } = known;
    return new Upload({ id, size, offset, metadata, creation_date });
  }

  async #received(id: string, known: Upload): Promise<number | null | undefined> {
    const part = await sizeOfFile(join(this.#spool.incoming, id));
    if (part !== null) return part;
    // One that was ready and is gone has been told of, imported and removed; only the answer is missing.
    if (isMarked(known, 'ready')) return known.size;
    return (await sizeOfFile(join(this.#spool.ready, id))) === null ? null : known.size;
  }

  override async remove(id: string): Promise<void> {
    if ((await this.configstore.get(id)) === undefined) throw ERRORS.FILE_NOT_FOUND;
    await removeFile(join(this.#spool.incoming, id));
    await this.configstore.delete(id);
  }

  /** `ready`: its file has moved, and whoever is told of it may remove it. `handedOver`: that has happened. */
  async mark(id: string, mark: Mark): Promise<void> {
    const known = await this.configstore.get(id);
    if (known !== undefined) await this.configstore.set(id, Object.assign(known, { [mark]: true }));
  }

  /**
   * Gives an upload to another import: a page that was reloaded opens a new one and goes on with the
   * old parts. Answers false where the upload was handed over to the earlier one.
   */
  async claim(id: string, run: string): Promise<boolean> {
    const known = await this.configstore.get(id);
    if (known === undefined || known.metadata?.run === run) return true;
    if (isHandedOver(known)) return false;
    await this.configstore.set(id, Object.assign(known, { metadata: { ...known.metadata, run } }));
    return true;
  }

  async isHandedOver(id: string): Promise<boolean> {
    const known = await this.configstore.get(id);
    return known !== undefined && isHandedOver(known);
  }

  /** Uploads whose bytes are all here and which nobody has been told of. */
  async listFinished(): Promise<Upload[]> {
    const finished: Upload[] = [];
    for (const id of await this.#ids()) {
      const upload = await this.getUpload(id).catch(() => null);
      if (upload === null || upload.offset !== upload.size || (await this.isHandedOver(id))) continue;
      finished.push(upload);
    }
    return finished;
  }

  /** Removes what was begun and left, and the memory of what was handed over. Answers how many. */
  override async deleteExpired(): Promise<number> {
    const before = Date.now() - this.expirationPeriodInMilliseconds;
    const finished = new Set((await this.listFinished()).map((upload) => upload.id));
    let count = 0;
    for (const name of await readdir(this.#spool.incoming)) {
      const file = join(this.#spool.incoming, name);
      const found = await stat(file).catch(() => null);
      const id = basename(name, '.json');
      if (found === null || found.mtimeMs >= before || finished.has(id)) continue;
      // A part that still grows keeps what is known of it, however long ago it began.
      const part = await stat(join(this.#spool.incoming, id)).catch(() => null);
      if (part !== null && part.mtimeMs >= before) continue;
      await removeFile(file);
      count += 1;
    }
    return count;
  }

  async #ids(): Promise<string[]> {
    const names = await readdir(this.#spool.incoming);
    return names.filter((name) => name.endsWith('.json')).map((name) => basename(name, '.json'));
  }
}

type Mark = 'ready' | 'handedOver';

function isMarked(known: Upload, mark: Mark): boolean {
  return (known as Upload & Partial<Record<Mark, unknown>>)[mark] === true;
}

const isHandedOver = (known: Upload) => isMarked(known, 'handedOver');
