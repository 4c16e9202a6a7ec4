import { isUtf8 } from 'node:buffer';
import { type Entry, fromRandomAccessReaderPromise, getFileNameLowLevel, RandomAccessReader } from 'yauzl';
import type { RandomAccess } from './random-access.ts';

/** One entry as the central directory, or in a damaged zip its own header, describes it. */
export interface ZipEntry {
  readonly name: string;
  readonly headerAt: number;
  readonly method: number;
  readonly encrypted: boolean;
  /** Unix file type bits (0o170000), 0 where the archive was made elsewhere. */
  readonly fileType: number;
  /** null: not known before it is decompressed. */
  readonly compressedSize: number | null;
  readonly size: number | null;
  readonly crc: number | null;
}

export interface ZipDirectory {
  readonly entryCount: number;
  readonly entries: AsyncIterable<ZipEntry>;
}

const windowBytes = 64 * 1024;

/** Serves yauzl's many small reads from a window: entries cost a copy, not a system call. */
class WindowReader extends RandomAccessReader {
  readonly #access: RandomAccess;
  #window: Uint8Array = new Uint8Array(0);
  #start = 0;

  constructor(access: RandomAccess) {
    super();
    this.#access = access;
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null, bytesRead?: number) => void,
  ): void {
    const at = position - this.#start;
    if (at >= 0 && at + length <= this.#window.length) {
      buffer.set(this.#window.subarray(at, at + length), offset);
      callback(null, length);
      return;
    }
    this.#access.read(position, Math.max(length, windowBytes)).then(
      (bytes) => {
        this.#window = bytes;
        this.#start = position;
        const found = bytes.subarray(0, length);
        buffer.set(found, offset);
        callback(null, found.length);
      },
      (error: Error) => callback(error),
    );
  }
}

/** Reads the central directory (APPNOTE 4.3.12, zip64 too). Throws yauzl's errors where it is damaged. */
export async function readZipDirectory(access: RandomAccess): Promise<ZipDirectory> {
  const zip = await fromRandomAccessReaderPromise(new WindowReader(access), access.size, {
    decodeStrings: false,
    validateEntrySizes: false,
    autoClose: false,
  });
  async function* entries(): AsyncGenerator<ZipEntry> {
    for await (const entry of zip.eachEntry()) yield fromYauzl(entry);
  }
  return { entryCount: zip.entryCount, entries: entries() };
}

function fromYauzl(entry: Entry): ZipEntry {
  const madeOnUnix = entry.versionMadeBy >> 8 === 3;
  return {
    name: zipName(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields),
    headerAt: entry.relativeOffsetOfLocalHeader,
    method: entry.compressionMethod,
    encrypted: entry.isEncrypted(),
    fileType: madeOnUnix ? (entry.externalFileAttributes >>> 16) & 0o170000 : 0,
    compressedSize: entry.compressedSize,
    size: entry.uncompressedSize,
    crc: entry.crc32,
  };
}

/** CP437 is the rule without the flag, but macOS and many tools write UTF-8 and leave it out. */
export function zipName(flags: number, raw: Buffer, extraFields: Entry['extraFields']): string {
  return getFileNameLowLevel(isUtf8(raw) ? flags | 0x800 : flags, raw, extraFields, false);
}
