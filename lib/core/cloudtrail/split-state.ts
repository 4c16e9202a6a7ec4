import type { ErrorCode } from '../errors.ts';
import { excerptOf } from './excerpt.ts';
import { State } from './json-bytes.ts';
import { Finding, RecordFinder } from './record-finder.ts';
import {
  type Container,
  containerOf,
  depthCeiling,
  maxRejects,
  type Piece,
  type SplitLimits,
} from './split-pieces.ts';

export const ARRAY = 0;
export const OBJECT = 1;

/** Bytes of context on either side of a broken place. */
const contextBytes = 100;
const nothing = new Uint8Array(0);

/** A reject in the making: it grows until the next record begins. */
interface Damage {
  readonly offset: number;
  readonly line: number;
  readonly column: number;
  readonly code: ErrorCode;
  readonly message: string;
  readonly remedy?: string;
  readonly before: Uint8Array;
  readonly after: number[];
}

/**
 * What the reader in split-records.ts knows between two bytes, and everything it does seldom:
 * a record's begin and end, damage, and finding the way back.
 */
export abstract class SplitState {
  protected readonly maxDepth: number;
  /** ARRAY or OBJECT for every open bracket, from 1. */
  protected readonly stack: Uint8Array;
  protected state: number = State.TOP;
  protected depth = 0;
  /** Depth at which records lie: 0 in the open, 1 in an array, 2 in `{"Records":[`; -1 after such a list. */
  protected base = 0;
  protected longNumber = false;
  protected isKey = false;
  /** The key being read is the first of its object, or at the top of the document. */
  protected watchKey = false;
  protected firstKey = false;
  /** Offset of the first byte inside the string being read. */
  protected stringAt = 0;
  /** The list that the last top-level key opens if an array follows. */
  protected listKey: Container | null = null;
  protected line = 1;
  protected lineStart = 0;
  protected consumed = 0;
  protected damaged = false;
  protected found: Container | null = null;

  readonly #maxBytes: number;
  readonly #finder = new RecordFinder();
  #out: Piece[] = [];
  #recordAt = -1;
  #recordLine = 1;
  #recordLineStart = 0;
  /** The record's bytes in earlier chunks; while recovering, those of a possible record's start. */
  #parts: Uint8Array[] = [];
  /** Head of a record that is too long to be kept. */
  #oversize: Uint8Array | null = null;
  #native = false;
  #sawEventField = false;
  #keyCarry: number[] = [];
  #firstKeyOfRecord: string | null = null;
  #learned: string | null = null;
  #damage: Damage | null = null;
  #rejects = 0;
  #rescanned = 0;

  constructor(limits: SplitLimits) {
    this.#maxBytes = limits.maxRecordBytes;
    this.maxDepth = Math.max(1, Math.min(limits.maxDepth, depthCeiling));
    this.stack = new Uint8Array(this.maxDepth + 4);
  }

  protected abstract scan(chunk: Uint8Array, origin: number): void;

  protected take(): Piece[] {
    const out = this.#out;
    this.#out = [];
    return out;
  }

  protected finish(): void {
    // A record cut off may be a broken wrapper, or may have swallowed whole ones: look inside it.
    while (this.#recordAt >= 0) this.fail(nothing, this.consumed, 0, 'the document ends', 'bad_json');
    if (this.state !== State.RECOVER && this.depth > 0 && !this.damaged)
      this.#damage = this.#place(
        this.consumed,
        'bad_json',
        'The document ends before its list of records does; it is probably cut off.',
        nothing,
      );
    if (this.found === null && this.#damage === null && this.#rejects === 0)
      this.#damage = this.#place(0, 'empty_file', 'The document is empty.', nothing);
    this.#flushDamage();
    const hidden = this.#rejects - maxRejects;
    if (hidden > 0) {
      const rest = this.#place(this.consumed, 'bad_json', `${hidden} further places are no JSON.`, nothing);
      this.#push(rest);
    }
  }

  protected beginRecord(at: number, line: number, lineStart: number): void {
    this.#flushDamage();
    this.#recordAt = at;
    this.#recordLine = line;
    this.#recordLineStart = lineStart;
    this.#parts = [];
    this.#oversize = null;
    this.longNumber = false;
    this.listKey = null;
    this.#native = false;
    this.#sawEventField = false;
    this.#firstKeyOfRecord = null;
  }

  /** After a closing bracket that leaves `depth` open and ends before `end`: the state to go on in. */
  protected closed(chunk: Uint8Array, origin: number, end: number, depth: number): number {
    if (depth === this.base && this.#recordAt >= 0) this.#emit(chunk, origin, end);
    if (depth > 0) return State.AFTER;
    this.base = 0;
    return State.TOP;
  }

  /** The object read so far is a container: its list begins. */
  protected openList(container: Container): void {
    this.found ??= container;
    this.base = 2;
    this.listKey = null;
    this.#recordAt = -1;
    this.#parts = [];
    this.#oversize = null;
  }

  /** The list of records ends; returns the depth that is left. */
  protected closeList(): number {
    this.depth = this.base === 2 ? 1 : 0;
    this.base = this.base === 2 ? -1 : 0;
    return this.depth;
  }

  /** A watched key ends before index `end`. True when it shows that a record begins inside another. */
  protected keyEnds(chunk: Uint8Array, origin: number, end: number): boolean {
    this.listKey = null;
    const length = origin + end - this.stringAt;
    const top = this.depth === 1 && this.base <= 0;
    const learn = this.firstKey && this.#learned === null && this.depth === this.base + 1;
    if (length > 64 || (length !== 12 && !learn && !top)) return false;
    const from = this.stringAt - origin;
    const bytes = from >= 0 ? chunk.subarray(from, end) : [...this.#keyCarry, ...chunk.subarray(0, end)];
    return this.#key(String.fromCharCode(...bytes));
  }

  #key(key: string): boolean {
    if (this.depth === 1 && this.base <= 0) {
      if (key === 'eventVersion' || key === 'eventTime' || key === 'eventName') this.#sawEventField = true;
      // A record of its own never becomes a container, whatever its later fields are called.
      this.listKey = this.#sawEventField && this.base === 0 ? null : containerOf(key);
    }
    if (!this.firstKey) return false;
    if (this.depth === this.base + 1) {
      this.#firstKeyOfRecord = key;
      this.#native = key === 'eventVersion';
      return false;
    }
    return this.#native && key === 'eventVersion' && this.stack[this.depth - 1] === ARRAY;
  }

  /** Called at the end of each chunk: keeps what the next one needs. */
  protected keep(chunk: Uint8Array, origin: number): void {
    if (this.state === State.RECOVER) {
      const at = this.#finder.at;
      if (at >= origin) this.#parts = [chunk.subarray(at - origin)];
      else if (at >= 0) this.#parts.push(chunk);
      else this.#parts = [];
      return;
    }
    if (this.isKey && this.watchKey && this.state >= State.STRING && this.state <= State.HEX) {
      if (this.stringAt >= origin) this.#keyCarry = [];
      const room = 65 - this.#keyCarry.length;
      const from = Math.max(0, this.stringAt - origin);
      if (room > 0) this.#keyCarry.push(...chunk.subarray(from, from + room));
    }
    if (this.#recordAt < 0 || this.#oversize !== null) return;
    this.#parts.push(chunk.subarray(Math.max(0, this.#recordAt - origin)));
    if (origin + chunk.length - this.#recordAt > this.#maxBytes) {
      this.#oversize = this.#recordBytes(nothing, origin, 0).slice(0, 2 * contextBytes);
      this.#parts = [];
    }
  }

  /** The record's bytes up to `end` of this chunk. */
  #recordBytes(chunk: Uint8Array, origin: number, end: number): Uint8Array {
    if (this.#recordAt >= origin && this.#parts.length === 0)
      return chunk.subarray(this.#recordAt - origin, end);
    return join([...this.#parts, chunk.subarray(0, end)]);
  }

  #emit(chunk: Uint8Array, origin: number, end: number): void {
    const offset = this.#recordAt;
    if (this.#tooLarge(origin + end)) {
      this.#damage = this.#largeRecord(chunk, origin, end);
      this.damaged = true;
      this.#flushDamage();
    } else {
      const bytes = this.#recordBytes(chunk, origin, end);
      this.#out.push({
        kind: 'record',
        bytes,
        offset,
        line: this.#recordLine,
        column: offset - this.#recordLineStart + 1,
        longNumber: this.longNumber,
      });
      this.#learned ??= this.#firstKeyOfRecord;
    }
    if (this.base === 0) this.found = this.found === 'object' ? 'lines' : (this.found ?? 'object');
    this.#recordAt = -1;
    this.#parts = [];
    this.#oversize = null;
  }

  #tooLarge(end: number): boolean {
    return this.#oversize !== null || end - this.#recordAt > this.#maxBytes;
  }

  #largeRecord(chunk: Uint8Array, origin: number, end: number): Damage {
    const head = this.#oversize ?? this.#recordBytes(chunk, origin, end).slice(0, 2 * contextBytes);
    return {
      offset: this.#recordAt,
      line: this.#recordLine,
      column: this.#recordAt - this.#recordLineStart + 1,
      code: 'record_too_large',
      message: `The record is longer than ${this.#maxBytes} bytes.`,
      remedy: 'Raise the setting SPOOR_MAX_RECORD_BYTES if it is genuine, then import the file again.',
      before: head,
      after: [],
    };
  }

  /** Byte `i` of the chunk is wrong. Goes into recovery; returns the index to go on from. */
  protected fail(chunk: Uint8Array, origin: number, i: number, problem: string, code: ErrorCode): number {
    const at = origin + i;
    const inRecord = this.#recordAt >= 0;
    const tooLarge = inRecord && this.#tooLarge(at);
    const record = inRecord && !tooLarge ? this.#recordBytes(chunk, origin, i) : nothing;
    if (this.#damage === null) {
      if (tooLarge) this.#damage = this.#largeRecord(chunk, origin, i);
      else this.#damage = this.#describe(at, code, problem, record.slice(-contextBytes));
    }
    this.damaged = true;
    let from = at;
    if (record.length > 1 && this.#rescanned + record.length <= 2 ** 20 + 8 * at) {
      this.#rescanned += record.length;
      from = this.#recordAt + 1;
    }
    this.#finder.begin({
      base: Math.max(this.base, 0),
      depth: this.depth,
      bracketsFrom: at,
      inString: this.state >= State.STRING && this.state <= State.HEX,
      learned: this.#learned,
      line: from === at ? this.line : this.#recordLine,
      lineStart: from === at ? this.lineStart : this.#recordLineStart,
    });
    this.#recordAt = -1;
    this.#oversize = null;
    this.#parts = [];
    this.state = State.RECOVER;
    if (from >= origin) return from - origin;
    this.scan(record.subarray(1), from);
    return i;
  }

  /** Looks for the next record from index `i` on; returns the index to go on from. */
  protected recover(chunk: Uint8Array, origin: number, i: number): number {
    const finder = this.#finder;
    const damage = this.#damage;
    for (; i < chunk.length; i++) {
      const c = chunk[i] as number;
      const p = origin + i;
      if (damage !== null && p >= damage.offset && damage.after.length < contextBytes) damage.after.push(c);
      const finding = finder.step(c, p);
      if (finding === Finding.NONE) continue;
      this.line = finder.line;
      this.lineStart = finder.lineStart;
      if (finding === Finding.RECORD) this.#resume(origin);
      else {
        this.depth = finding === Finding.LIST_CLOSED ? this.closeList() : Math.max(this.base, 0);
        this.base = this.depth === 0 ? 0 : this.base;
        this.state = this.depth === 0 ? State.TOP : State.AFTER;
      }
      return i + 1;
    }
    return i;
  }

  /** A record's `{` and first key were found. */
  #resume(origin: number): void {
    const { at, key, atLine, atLineStart } = this.#finder;
    if (this.base < 0 || containerOf(key) === 'Records') this.base = 0;
    const parts = at >= origin ? [] : this.#parts;
    this.beginRecord(at, atLine, atLineStart);
    this.#parts = parts;
    this.depth = this.base + 1;
    this.stack[this.depth] = OBJECT;
    this.firstKey = true;
    this.state = State.COLON;
    this.#key(key);
  }

  protected refuseUtf16(): void {
    this.#damage = {
      ...this.#place(0, 'invalid_encoding', 'The document is UTF-16; CloudTrail logs are UTF-8.', nothing),
      remedy: 'Convert it to UTF-8, then import it again.',
    };
    this.state = State.IGNORE;
    this.damaged = true;
  }

  #describe(at: number, code: ErrorCode, problem: string, before: Uint8Array): Damage {
    if (this.#recordAt >= 0) {
      const cut = problem === 'the document ends' ? '; it is probably cut off' : '';
      return this.#place(
        at,
        code,
        `${capital(problem)} in the record at byte ${this.#recordAt}${cut}.`,
        before,
      );
    }
    if (this.depth > 0 || this.found !== null || this.damaged)
      return this.#place(at, code, `${capital(problem)} between records.`, before);
    return {
      ...this.#place(at, 'not_json', `This is not JSON: ${problem}.`, before),
      remedy: 'Import CloudTrail log files as JSON, plain or compressed.',
    };
  }

  #place(offset: number, code: ErrorCode, message: string, before: Uint8Array): Damage {
    return { offset, line: this.line, column: offset - this.lineStart + 1, code, message, before, after: [] };
  }

  #flushDamage(): void {
    const damage = this.#damage;
    if (damage === null) return;
    this.#damage = null;
    if (++this.#rejects <= maxRejects) this.#push(damage);
  }

  #push(damage: Damage): void {
    const { before, after, ...rest } = damage;
    this.#out.push({ kind: 'reject', ...rest, excerpt: excerptOf(join([before, Uint8Array.from(after)])) });
  }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  let length = 0;
  for (const part of parts) length += part.length;
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
