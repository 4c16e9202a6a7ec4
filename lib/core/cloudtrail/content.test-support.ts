import { contentBytes } from './content-bytes.ts';

/** The content of a record as something that can be kept and compared. */
export function contentText(record: object): string {
  return Array.from(contentBytes(record), (byte) => String.fromCharCode(byte)).join('');
}
