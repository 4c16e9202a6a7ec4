import { isUtf8 } from 'node:buffer';

export interface TarHeader {
  readonly name: string;
  /** The type flag: '0' file, '5' directory, 'x' PAX … */
  readonly type: string;
  /** Bytes that follow; NaN where the field is nonsense. */
  readonly size: number;
}

const blockBytes = 512;

/** True when the block's checksum is right, as POSIX ustar has it (old tars summed signed bytes). */
export function isTarHeader(block: Uint8Array): boolean {
  const stored = readNumber(block.subarray(148, 156));
  if (!(stored > 0)) return false;
  let unsigned = 8 * 32;
  let signed = 8 * 32;
  for (let at = 0; at < blockBytes; at += 1) {
    if (at >= 148 && at < 156) continue;
    const byte = block[at] ?? 0;
    unsigned += byte;
    signed += byte > 127 ? byte - 256 : byte;
  }
  return stored === unsigned || stored === signed;
}

export function parseTarHeader(block: Uint8Array): TarHeader {
  const prefix = isPosix(block) ? readText(block.subarray(345, 500)) : '';
  const name = readText(block.subarray(0, 100));
  const flag = block[156] ?? 0;
  return {
    name: prefix === '' ? name : `${prefix}/${name}`,
    type: flag === 0 ? '0' : String.fromCharCode(flag),
    size: readNumber(block.subarray(124, 136)),
  };
}

/** "ustar\0": GNU's "ustar " keeps times where POSIX keeps the prefix. */
function isPosix(block: Uint8Array): boolean {
  return block[262] === 0 && readText(block.subarray(257, 263)) === 'ustar';
}

/** Octal digits, or base 256 where the first bit is set (GNU, star). */
function readNumber(field: Uint8Array): number {
  const first = field[0] ?? 0;
  if ((first & 0x80) !== 0) {
    let value = first & 0x40 ? -1 : first & 0x3f;
    for (const byte of field.subarray(1)) value = value * 256 + byte;
    return value;
  }
  const text = readText(field).trim();
  if (text === '') return 0;
  return /^[0-7]+$/.test(text) ? Number.parseInt(text, 8) : Number.NaN;
}

/** Up to the first NUL; UTF-8 where it is, else Latin-1, so that no name is lost. */
export function readText(field: Uint8Array): string {
  const end = field.indexOf(0);
  if (end === 0) return '';
  const bytes = Buffer.from(field.buffer, field.byteOffset, end === -1 ? field.length : end);
  return bytes.toString(isUtf8(bytes) ? 'utf8' : 'latin1');
}

/** PAX records "<length> <key>=<value>\n" (POSIX pax, extended header). Nonsense ends the list. */
export function parsePax(bytes: Uint8Array): Map<string, string> {
  const records = new Map<string, string>();
  let at = 0;
  while (at < bytes.length) {
    const space = bytes.indexOf(0x20, at);
    if (space === -1 || space - at > 12) break;
    const length = Number(Buffer.from(bytes.subarray(at, space)).toString('latin1'));
    if (!Number.isInteger(length) || length <= space - at + 1 || at + length > bytes.length) break;
    const equals = bytes.indexOf(0x3d, space);
    if (equals === -1 || equals >= at + length) break;
    const key = Buffer.from(bytes.subarray(space + 1, equals)).toString('utf8');
    records.set(key, Buffer.from(bytes.subarray(equals + 1, at + length - 1)).toString('utf8'));
    at += length;
  }
  return records;
}
