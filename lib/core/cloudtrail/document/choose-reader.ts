import { excerptOf } from '../excerpt.ts';
import type { Refusal } from '../false-friends.ts';
import { isSpace } from '../json-bytes.ts';
import { columnOf } from '../table/columns.ts';
import { readHeader, splitHeader, type TableHeader } from '../table/read-header.ts';
import { hasPrefix } from './blank-prefixes.ts';
import { nameBinary, nameText } from './text-logs.ts';

/** Bytes of a document's start that may be needed to tell what it is; its first line has to fit. */
export const headBytes = 64 << 10;

export type ReaderChoice =
  | { readonly kind: 'json' | 'prefixed' }
  | {
      readonly kind: 'table';
      readonly header: TableHeader;
      /** Rows up to and with the header. */
      readonly rowsToPass: number;
      readonly container: string;
    }
  | { readonly kind: 'refusal'; readonly refusal: Refusal };

/** Whether the head need not grow to be told: the first bytes of nearly all logs say what they are. */
export function isDecided(head: Uint8Array): boolean {
  return isJson(head) === true;
}

/** Which reader a document wants, by its first `headBytes`. */
export function chooseReader(head: Uint8Array): ReaderChoice {
  if (isJson(head) === true) return { kind: 'json' };
  const latin = String.fromCharCode(...head.subarray(0, 16));
  const binary = nameBinary(latin);
  if (binary !== null) return { kind: 'refusal', refusal: binary };
  const text = new TextDecoder().decode(head).replace(/^\ufeff/, '');
  const table = chooseTable(text);
  if (table !== null) return table;
  const lines = text.split(/\r\n|\n|\r/, 8);
  if (lines.some(hasPrefix)) return { kind: 'prefixed' };
  // Records in between are found by the reader, whatever is around them.
  if (/\{\s*"(?:eventVersion|Records)"/.test(text)) return { kind: 'json' };
  const refusal = nameText(text) ?? nameTable(lines.filter((line) => line !== ''));
  return refusal === null ? { kind: 'json' } : { kind: 'refusal', refusal };
}

/** True or false where the first bytes tell; null where more are needed. */
function isJson(head: Uint8Array): boolean | null {
  let i = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0;
  while (i < head.length && isSpace(head[i] ?? 0)) i++;
  if (i >= head.length) return null;
  if (head[i] === 0x7b) return true;
  if (head[i] !== 0x5b) return false;
  i++;
  while (i < head.length && isSpace(head[i] ?? 0)) i++;
  if (i >= head.length) return null;
  // A list of objects, of nothing, of lists or of texts; a log line's time in brackets is none.
  return [0x7b, 0x5d, 0x5b, 0x22].includes(head[i] ?? 0);
}

/** Spreadsheets may put `sep=;` and empty rows before the header. */
function chooseTable(text: string): ReaderChoice | null {
  const lines = text.split(/\r\n|\n|\r/, 6);
  for (const [index, line] of lines.entries()) {
    const header = readHeader(line);
    if (header !== null)
      return {
        kind: 'table',
        header,
        rowsToPass: index + 1,
        container: header.isHistory ? 'Event history CSV' : 'table',
      };
    if (!/^sep=.$|^[\s,;|"]*$/i.test(line)) return null;
  }
  return null;
}

const isName = (text: string) => text === text.trim() && /^["\w][\w .:/@()"-]{0,59}$/.test(text);

/** A table of something else. Prose has commas too, with spaces after them. */
function nameTable(lines: readonly string[]): Refusal | null {
  const [separator, names] = splitHeader(lines[0] ?? '');
  const second = lines[1];
  if (names.length < 3 || second === undefined || !names.every(isName)) return null;
  if (second.split(separator).length < names.length) return null;
  const shown = excerptOf(new TextEncoder().encode(names.slice(0, 5).join(', ')));
  const lacks = names.some((name) => columnOf(name)?.path.join() === 'eventName')
    ? 'no column holds the time or the ID of an event'
    : 'no column holds the name of an event';
  return {
    code: 'not_cloudtrail',
    message: `This is a table with the columns ${shown}${names.length > 5 ? ' …' : ''}: ${lacks}.`,
    remedy:
      'Tables of CloudTrail events need a column for the event name and one for its time or ID, as the console and Athena write them.',
  };
}
