import { isSpace, joinBytes, NEWLINE, OPEN_OBJECT } from '../json-bytes.ts';

/** How long a line's start may be before its record. */
const longestPrefix = 512;
const SPACE = 0x20;

/**
 * A time, perhaps a stream's name, then a record: lines of a CloudWatch Logs export to S3
 * (`2026-01-01T00:00:00.000Z {…`), of `aws logs tail`, and of syslog (`<14>Nov 21 …: {…`).
 */
const prefix =
  /^\s*(?:<\d{1,3}>)?(?:\d\s+)?(?:\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2}\S*|[A-Z][a-z]{2}\s+\d{1,2} \d{2}:\d{2}:\d{2}|\d{10}(?:\d{3})?(?:\.\d+)?)\s[^{}"]*$/;

/** Whether a line is a record behind such a prefix. */
export function hasPrefix(line: string): boolean {
  const at = line.indexOf('{');
  return at > 0 && at <= longestPrefix && prefix.test(line.slice(0, at)) && /^\{\s*"/.test(line.slice(at));
}

/**
 * Puts spaces where lines have a prefix before their record, so that what is left is JSON with every
 * byte in its place. Other lines pass as they are. Where chunks are cut changes nothing.
 */
export class PrefixBlanker {
  /** The start of a line of which it is not known yet what it is. */
  #start: Uint8Array | null = new Uint8Array(0);

  push(chunk: Uint8Array): Uint8Array {
    const parts: Uint8Array[] = [];
    let from = 0;
    while (from < chunk.length) {
      if (this.#start === null) {
        const end = chunk.indexOf(NEWLINE, from);
        const next = end < 0 ? chunk.length : end + 1;
        parts.push(chunk.subarray(from, next));
        if (end >= 0) this.#start = new Uint8Array(0);
        from = next;
        continue;
      }
      const end = this.#decidedAt(chunk, from);
      const start = joinBytes([this.#start, chunk.subarray(from, end < 0 ? chunk.length : end)]);
      if (end < 0) {
        this.#start = start;
        break;
      }
      parts.push(decide(start));
      this.#start = start[start.length - 1] === NEWLINE ? new Uint8Array(0) : null;
      from = end;
    }
    return joinBytes(parts);
  }

  end(): Uint8Array {
    const rest = this.#start ?? new Uint8Array(0);
    this.#start = new Uint8Array(0);
    return rest;
  }

  /** The index after which the line's start is known: its bracket, its end, or its longest length. */
  #decidedAt(chunk: Uint8Array, from: number): number {
    let length = this.#start?.length ?? 0;
    let plain = this.#start === null || this.#start.every(isSpace);
    for (let i = from; i < chunk.length; i++) {
      const c = chunk[i] as number;
      if (c === NEWLINE || c === OPEN_OBJECT || ++length > longestPrefix) return i + 1;
      // A line that begins with a quote or a bracket belongs to a record over several lines.
      if (plain && !isSpace(c)) {
        plain = false;
        if (c === 0x22 || c === 0x7d || c === 0x5d || c === 0x5b || c === 0x2c) return i + 1;
      }
    }
    return -1;
  }
}

function decide(start: Uint8Array): Uint8Array {
  if (start[start.length - 1] !== OPEN_OBJECT || start.length === 1) return start;
  const text = String.fromCharCode(...start.subarray(0, -1));
  if (!prefix.test(text)) return start;
  const blank = new Uint8Array(start.length).fill(SPACE);
  blank[start.length - 1] = OPEN_OBJECT;
  return blank;
}
