import { parseExtraFields } from 'yauzl';
import type { RandomAccess } from './random-access.ts';
import { type ZipEntry, zipName } from './zip-directory.ts';

export interface LocalEntry {
  readonly entry: ZipEntry;
  /** Where its data begins. */
  readonly dataAt: number;
}

const headerBytes = 30;
export const localSignature = 0x04034b50;

/** Where the data of the entry at `headerAt` begins, or null where no local header is (APPNOTE 4.3.7). */
export async function findData(access: RandomAccess, headerAt: number): Promise<number | null> {
  const header = toBuffer(await access.read(headerAt, headerBytes));
  if (header.length < headerBytes || header.readUInt32LE(0) !== localSignature) return null;
  return headerAt + headerBytes + header.readUInt16LE(26) + header.readUInt16LE(28);
}

/** The entry that its local header alone describes, or null where none is that makes sense. */
export async function readLocalEntry(access: RandomAccess, headerAt: number): Promise<LocalEntry | null> {
  const header = toBuffer(await access.read(headerAt, headerBytes));
  if (header.length < headerBytes || header.readUInt32LE(0) !== localSignature) return null;
  const flags = header.readUInt16LE(6);
  const nameLength = header.readUInt16LE(26);
  const extraLength = header.readUInt16LE(28);
  const dataAt = headerAt + headerBytes + nameLength + extraLength;
  if (nameLength === 0 || header.readUInt16LE(4) > 0xff || dataAt > access.size) return null;
  const rest = toBuffer(await access.read(headerAt + headerBytes, nameLength + extraLength));
  const extra = safeExtraFields(rest.subarray(nameLength));
  const streamed = (flags & 0x8) !== 0 && header.readUInt32LE(18) === 0;
  const zip64 = extra.find((field) => field.id === 1)?.data;
  const [size, compressedSize] = sizes(header, zip64);
  const entry: ZipEntry = {
    name: zipName(flags, rest.subarray(0, nameLength), extra),
    headerAt,
    method: header.readUInt16LE(8),
    encrypted: (flags & 1) !== 0,
    fileType: 0,
    compressedSize: streamed ? null : compressedSize,
    size: streamed ? null : size,
    crc: streamed ? null : header.readUInt32LE(14),
  };
  return { entry, dataAt };
}

function sizes(header: Buffer, zip64: Buffer | undefined): [size: number, compressed: number] {
  let size = header.readUInt32LE(22);
  let compressed = header.readUInt32LE(18);
  let at = 0;
  if (size === 0xffffffff && zip64 !== undefined && zip64.length >= at + 8) {
    size = Number(zip64.readBigUInt64LE(at));
    at += 8;
  }
  if (compressed === 0xffffffff && zip64 !== undefined && zip64.length >= at + 8) {
    compressed = Number(zip64.readBigUInt64LE(at));
  }
  return [size, compressed];
}

function safeExtraFields(raw: Buffer): ReturnType<typeof parseExtraFields> {
  try {
    return parseExtraFields(raw);
  } catch {
    return [];
  }
}

function toBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}

const searchBytes = 256 * 1024;

/** The next place at or after `from` that reads like a local header, or null. */
export async function findLocalHeader(access: RandomAccess, from: number): Promise<number | null> {
  const next = toBuffer(await access.read(from, 4));
  if (next.length === 4 && next.readUInt32LE(0) === localSignature) return from;
  const mark = Buffer.from([0x50, 0x4b, 0x03, 0x04]);
  for (let at = from; at < access.size; at += searchBytes - 3) {
    const window = toBuffer(await access.read(at, searchBytes));
    const found = window.indexOf(mark);
    if (found !== -1) return at + found;
  }
  return null;
}
