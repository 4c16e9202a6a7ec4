/** What a tar holds around the bytes of its files (POSIX ustar, and pax for long names). */

const blockBytes = 512;
const encoder = new TextEncoder();

/** What comes before a file's bytes: its header, and one for its path where that is long or no ASCII. */
export function tarHeaders(path: string, size: number): Uint8Array<ArrayBuffer> {
  const bytes = encoder.encode(path);
  if (bytes.length <= 100 && bytes.length === path.length) return header(bytes, size, '0');
  const record = paxRecord('path', path);
  const padded = new Uint8Array(Math.ceil(record.length / blockBytes) * blockBytes);
  padded.set(record);
  const parts = [
    header(encoder.encode('path'), record.length, 'x'),
    padded,
    header(encoder.encode('file'), size, '0'),
  ];
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** What comes after a file's bytes, so that the next header begins a block. */
export function tarPadding(size: number): Uint8Array<ArrayBuffer> {
  return new Uint8Array((blockBytes - (size % blockBytes)) % blockBytes);
}

/** What ends an archive. */
export const tarEnd = new Uint8Array(2 * blockBytes);

function header(name: Uint8Array, size: number, type: string): Uint8Array<ArrayBuffer> {
  const block = new Uint8Array(blockBytes);
  const put = (at: number, text: string) => block.set(encoder.encode(text), at);
  block.set(name, 0);
  put(100, '0000644\0');
  put(108, '0000000\0');
  put(116, '0000000\0');
  put(124, `${size.toString(8).padStart(11, '0')}\0`);
  put(136, '00000000000\0');
  put(148, '        ');
  put(156, type);
  put(257, 'ustar\x0000');
  const sum = block.reduce((total, byte) => total + byte, 0);
  put(148, `${sum.toString(8).padStart(6, '0')}\0 `);
  return block;
}

/** "<length> path=…\n", where the length counts itself. */
function paxRecord(key: string, value: string): Uint8Array {
  const rest = encoder.encode(` ${key}=${value}\n`);
  let length = rest.length;
  while (rest.length + String(length).length !== length) length = rest.length + String(length).length;
  return encoder.encode(`${length} ${key}=${value}\n`);
}
