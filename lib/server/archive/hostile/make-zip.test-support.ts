import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipPart {
  name?: string | Buffer;
  content?: Buffer | string;
  method?: number;
  flags?: number;
  /** External attributes' upper half: Unix mode. */
  mode?: number;
  extra?: Buffer;
  crc?: number;
  size?: number;
  compressedSize?: number;
  /** Raw bytes in place of what compressing `content` gives. */
  raw?: Buffer;
  /** Listed without a local entry of its own, pointing at this offset. */
  headerAt?: number;
}

export interface ZipShape {
  omitDirectory?: boolean;
  entryCount?: number;
  directoryAt?: number;
  disk?: number;
  comment?: Buffer;
  /** Replaces the central directory's bytes. */
  directory?: (bytes: Buffer) => Buffer;
  prefix?: Buffer;
}

/** A zip with every field as wished, true unless said otherwise (APPNOTE 4.3). */
export function makeZip(parts: readonly ZipPart[], shape: ZipShape = {}): Buffer {
  const locals: Buffer[] = shape.prefix === undefined ? [] : [shape.prefix];
  const listed: Buffer[] = [];
  let at = shape.prefix?.length ?? 0;
  for (const part of parts) {
    const { name, raw, content, method, extra } = withDefaults(part);
    const fields = {
      flags: part.flags ?? 0x800,
      method,
      crc: part.crc ?? crc32(content),
      compressed: part.compressedSize ?? raw.length,
      size: part.size ?? content.length,
    };
    listed.push(central(fields, name, extra, part.mode ?? 0o100644, part.headerAt ?? at));
    if (part.headerAt !== undefined) continue;
    const header = local(fields, name, extra);
    locals.push(header, raw);
    at += header.length + raw.length;
  }
  let directory: Buffer = Buffer.concat(listed);
  directory = shape.directory?.(directory) ?? directory;
  if (shape.omitDirectory === true) return Buffer.concat(locals);
  const comment = shape.comment ?? Buffer.alloc(0);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(shape.disk ?? 0, 4);
  const count = Math.min(0xffff, shape.entryCount ?? parts.length);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(shape.directoryAt ?? at, 16);
  end.writeUInt16LE(comment.length, 20);
  const big = (shape.entryCount ?? parts.length) > 0xffff;
  const zip64 = big ? zip64End(shape.entryCount ?? parts.length, directory.length, at) : Buffer.alloc(0);
  return Buffer.concat([...locals, directory, zip64, end, comment]);
}

function withDefaults(part: ZipPart) {
  const content = typeof part.content === 'object' ? part.content : Buffer.from(part.content ?? '');
  const method = part.method ?? 8;
  const raw = part.raw ?? (method === 8 ? deflateRawSync(content) : content);
  return {
    content,
    method,
    raw,
    name: Buffer.from(part.name ?? 'a.json'),
    extra: part.extra ?? Buffer.alloc(0),
  };
}

interface Fields {
  flags: number;
  method: number;
  crc: number;
  compressed: number;
  size: number;
}

function local(fields: Fields, name: Buffer, extra: Buffer): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(fields.flags, 6);
  header.writeUInt16LE(fields.method, 8);
  const streamed = (fields.flags & 8) !== 0;
  header.writeUInt32LE(streamed ? 0 : fields.crc, 14);
  header.writeUInt32LE(streamed ? 0 : fields.compressed, 18);
  header.writeUInt32LE(streamed ? 0 : fields.size, 22);
  header.writeUInt16LE(name.length, 26);
  header.writeUInt16LE(extra.length, 28);
  return Buffer.concat([header, name, extra]);
}

function central(fields: Fields, name: Buffer, extra: Buffer, mode: number, at: number): Buffer {
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE((3 << 8) | 20, 4);
  header.writeUInt16LE(20, 6);
  header.writeUInt16LE(fields.flags, 8);
  header.writeUInt16LE(fields.method, 10);
  header.writeUInt32LE(fields.crc, 16);
  header.writeUInt32LE(fields.compressed, 20);
  header.writeUInt32LE(fields.size, 24);
  header.writeUInt16LE(name.length, 28);
  header.writeUInt16LE(extra.length, 30);
  header.writeUInt32LE((mode << 16) >>> 0, 38);
  header.writeUInt32LE(at, 42);
  return Buffer.concat([header, name, extra]);
}

function zip64End(count: number, directoryBytes: number, directoryAt: number): Buffer {
  const record = Buffer.alloc(76);
  record.writeUInt32LE(0x06064b50, 0);
  record.writeBigUInt64LE(44n, 4);
  record.writeBigUInt64LE(BigInt(count), 24);
  record.writeBigUInt64LE(BigInt(count), 32);
  record.writeBigUInt64LE(BigInt(directoryBytes), 40);
  record.writeBigUInt64LE(BigInt(directoryAt), 48);
  record.writeUInt32LE(0x07064b50, 56);
  record.writeBigUInt64LE(BigInt(directoryAt + directoryBytes), 64);
  record.writeUInt32LE(1, 72);
  return record;
}
