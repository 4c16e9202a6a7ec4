import { isTarHeader } from './tar-header.ts';

export type Container =
  | { kind: 'gzip' | 'zstd' | 'zip' | 'tar' | 'plain' }
  | { kind: 'unsupported'; name: string };

/** Bytes that `detectContainer` wants to see: one tar header. */
export const headBytes = 512;

const unsupported: readonly (readonly [name: string, magic: readonly number[]])[] = [
  ['bzip2', [0x42, 0x5a, 0x68]],
  ['7z', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  ['rar', [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07]],
  ['xz', [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]],
  ['lzip', [0x4c, 0x5a, 0x49, 0x50]],
  ['lz4', [0x04, 0x22, 0x4d, 0x18]],
  ['compress (.Z)', [0x1f, 0x9d]],
  ['cabinet', [0x4d, 0x53, 0x43, 0x46]],
  ['Parquet', [0x50, 0x41, 0x52, 0x31]],
];

/** Tells a container by its first bytes, never by its name. */
export function detectContainer(head: Uint8Array): Container {
  if (startsWith(head, [0x1f, 0x8b])) return { kind: 'gzip' };
  if (startsWith(head, [0x28, 0xb5, 0x2f, 0xfd]) || isSkippableFrame(head)) return { kind: 'zstd' };
  if (startsWith(head, [0x50, 0x4b])) {
    const mark = (head[2] ?? 0) * 256 + (head[3] ?? 0);
    if (mark === 0x0304 || mark === 0x0506 || mark === 0x0708) return { kind: 'zip' };
  }
  for (const [name, magic] of unsupported) {
    if (startsWith(head, magic) && (name !== 'bzip2' || isBzip2(head))) return { kind: 'unsupported', name };
  }
  if (head.length >= headBytes && isTarHeader(head)) return { kind: 'tar' };
  return { kind: 'plain' };
}

function startsWith(head: Uint8Array, magic: readonly number[]): boolean {
  return head.length >= magic.length && magic.every((byte, index) => head[index] === byte);
}

function isSkippableFrame(head: Uint8Array): boolean {
  return ((head[0] ?? 0) & 0xf0) === 0x50 && startsWith(head.subarray(1), [0x2a, 0x4d, 0x18]);
}

/** "BZh" alone could begin a text: a level and the first block's or the end's mark must follow. */
function isBzip2(head: Uint8Array): boolean {
  const level = head[3] ?? 0;
  const mark = head.subarray(4);
  return (
    level >= 0x31 &&
    level <= 0x39 &&
    (startsWith(mark, [0x31, 0x41, 0x59, 0x26, 0x53, 0x59]) ||
      startsWith(mark, [0x17, 0x72, 0x45, 0x38, 0x50, 0x90]))
  );
}
