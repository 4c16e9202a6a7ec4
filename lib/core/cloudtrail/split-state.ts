import type { ErrorCode } from '../errors.ts';
import { contextBytes, type Damage, DamageLog } from './damage-log.ts';
import { joinBytes, State } from './json-bytes.ts';
import { KeyWatch } from './key-watch.ts';
import { RecordBuffer } from './record-buffer.ts';
import { Finding, RecordFinder } from './record-finder.ts';
import { RecordSkimmer } from './record-skimmer.ts';
import {
  type Container,
  containerOf,
  depthCeiling,
  type Piece,
  type RecordPiece,
  type SplitLimits,
} from './split-pieces.ts';
import { TokenReader } from './token-reader.ts';

export const ARRAY = 0;
export const OBJECT = 1;

const nothing = new Uint8Array(0);
const ending = 'the document ends';

/**
 * What the reader in split-records.ts knows between two bytes, and what it does seldom: a record's
 * begin and end, damage, and the way back.
 */
export abstract class SplitState {
  protected readonly maxDepth: number;
  /** ARRAY or OBJECT for every open bracket, from 1. */
  protected readonly stack: Uint8Array;
  protected readonly token = new TokenReader();
  protected readonly keys = new KeyWatch();
  protected readonly damage = new DamageLog();
  protected state: number = State.TOP;
  protected depth = 0;
  /** Depth at which records lie: 0 in the open, 1 in an array, 2 in `{"Records":[`; -1 after such a list. */
  protected base = 0;
  protected isKey = false;
  /** The key being read is the first of its object, or at the top of the document. */
  protected watchKey = false;
  protected line = 1;
  protected lineStart = 0;
  protected consumed = 0;
  protected found: Container | null = null;

  readonly #record: RecordBuffer;
  readonly #finder = new RecordFinder();
  readonly #skimmer: RecordSkimmer;
  /** While recovering: the bytes of a possible record's start in earlier chunks. */
  #candidate: Uint8Array[] = [];
  #rescanned = 0;
  #out: Piece[] = [];

  constructor(limits: SplitLimits) {
    this.#record = new RecordBuffer(limits.maxRecordBytes);
    this.maxDepth = Math.max(1, Math.min(limits.maxDepth, depthCeiling));
    this.stack = new Uint8Array(this.maxDepth + 4);
    this.#skimmer = new RecordSkimmer(this.maxDepth);
  }

  protected abstract scan(chunk: Uint8Array, origin: number): void;

  protected take(): Piece[] {
    const out = this.#out;
    this.#out = [];
    return out;
  }

  protected finish(): void {
    // A record cut off may be a broken wrapper, or may have swallowed whole ones: look inside it.
    while (this.#record.at >= 0) this.fail(nothing, this.consumed, 0, ending, 'bad_json');
    if (this.state !== State.RECOVER && this.depth > 0 && !this.damage.any)
      this.damage.open(
        this.#place(
          this.consumed,
          'bad_json',
          'The document ends before its list of records does; it is probably cut off.',
        ),
      );
    if (this.found === null && !this.damage.any)
      this.damage.open(this.#place(0, 'empty_file', 'The document is empty.'));
    this.#closeDamage();
    const { hidden } = this.damage;
    if (hidden > 0) {
      const rest = this.#place(this.consumed, 'bad_json', `${hidden} further places are no JSON.`);
      this.#out.push({ kind: 'reject', ...rest, excerpt: '' });
    }
  }

  protected beginRecord(at: number, line = this.line, lineStart = this.lineStart): void {
    this.#closeDamage();
    this.#record.begin(at, line, lineStart);
    this.token.sawLongNumber = false;
    this.keys.beginRecord();
  }

  /** At a record's `{`: takes it and those after it as long as that goes without reading each byte. */
  protected skim(chunk: Uint8Array, origin: number, i: number): number {
    const first = this.keys.learned;
    // At the top of a document other keys may open lists. Where there is damage, all is looked at.
    if (first === null || this.damage.any || (this.base === 0 && first !== 'eventVersion')) return i;
    for (let at = i; ; ) {
      const record = this.#skimmer.next(chunk, at, first, this.base > 0);
      if (record === null) return at;
      this.beginRecord(origin + at);
      this.#emit(chunk, origin, record.end, record.value);
      let newline = this.#skimmer.newlineFrom(at);
      for (; newline >= 0 && newline < record.next; newline = this.#skimmer.newlineFrom(newline + 1)) {
        this.line++;
        this.lineStart = origin + newline + 1;
      }
      at = record.next;
    }
  }

  /** After a closing bracket that leaves `depth` open and ends before index `end`: the next state. */
  protected closed(chunk: Uint8Array, origin: number, end: number, depth: number): number {
    if (depth === this.base && this.#record.at >= 0) this.#emit(chunk, origin, end, null);
    if (depth > 0) return State.AFTER;
    this.base = 0;
    return State.TOP;
  }

  /** The object read so far is a container: its list begins. */
  protected openList(container: Container): void {
    this.found ??= container;
    this.base = 2;
    this.keys.list = null;
    this.#record.drop();
  }

  /** The list of records ends; returns the depth that is left. */
  protected closeList(): number {
    this.depth = this.base === 2 ? 1 : 0;
    this.base = this.base === 2 ? -1 : 0;
    return this.depth;
  }

  /** A watched key ends before index `end`. True when it shows that a record begins inside another. */
  protected endKey(chunk: Uint8Array, origin: number, end: number, depth: number): boolean {
    const level = depth - this.base;
    const isTop = depth === 1 && this.base <= 0;
    const key = this.keys.endKey(chunk, origin, end, level, isTop);
    return key !== null && this.keys.take(key, level, isTop, this.stack[depth - 1] === ARRAY);
  }

  /** Called at the end of each chunk: keeps what the next one needs. */
  protected keep(chunk: Uint8Array, origin: number): void {
    if (this.state === State.RECOVER) {
      const { at } = this.#finder;
      if (at >= origin) this.#candidate = [chunk.subarray(at - origin)];
      else if (at >= 0) this.#candidate.push(chunk);
      return;
    }
    if (this.isKey && this.watchKey) this.keys.keep(chunk, origin, this.state);
    this.#record.keep(chunk, origin);
  }

  #emit(chunk: Uint8Array, origin: number, end: number, value: RecordPiece['value']): void {
    const { at, line, lineStart } = this.#record;
    if (this.#record.tooLong(origin + end)) {
      this.damage.open(this.#tooLong(chunk, origin, end));
      this.#closeDamage();
    } else {
      const bytes = this.#record.bytes(chunk, origin, end);
      const longNumber = this.token.sawLongNumber;
      const column = at - lineStart + 1;
      this.#out.push({ kind: 'record', bytes, offset: at, line, column, longNumber, value });
      this.keys.recordIsWhole();
    }
    if (this.base === 0) this.found = this.found === 'object' ? 'lines' : (this.found ?? 'object');
    this.#record.drop();
  }

  /** Byte `i` of the chunk is wrong. Goes into recovery; returns the index to go on from. */
  protected fail(chunk: Uint8Array, origin: number, i: number, problem: string, code: ErrorCode): number {
    const at = origin + i;
    const record = this.#record;
    const whole = record.at >= 0 && !record.tooLong(at);
    const bytes = whole ? record.bytes(chunk, origin, i) : nothing;
    if (record.at >= 0 && !whole) this.damage.open(this.#tooLong(chunk, origin, i));
    else this.damage.open({ ...this.#describe(at, code, problem), before: bytes.slice(-contextBytes) });
    let from = at;
    // Whole records may lie inside the broken one: look from its start, but not over and over.
    if (bytes.length > 1 && this.#rescanned + bytes.length <= 2 ** 20 + 8 * at) {
      this.#rescanned += bytes.length;
      from = record.at + 1;
    }
    this.#finder.begin({
      base: Math.max(this.base, 0),
      depth: this.depth,
      bracketsFrom: at,
      inString: this.state >= State.STRING && this.state <= State.HEX,
      learned: this.keys.learned,
      line: from === at ? this.line : record.line,
      lineStart: from === at ? this.lineStart : record.lineStart,
    });
    record.drop();
    this.state = State.RECOVER;
    if (from >= origin) return from - origin;
    this.scan(bytes.subarray(1), from);
    // That kept bytes up to `at`, of which this chunk holds those from `origin` on.
    this.#record.trim(origin);
    this.keys.trim(origin);
    if (this.#finder.at >= 0)
      this.#candidate = [joinBytes(this.#candidate).subarray(0, Math.max(0, origin - this.#finder.at))];
    return i;
  }

  /** Looks for the next record from index `i` on; returns the index to go on from. */
  protected recover(chunk: Uint8Array, origin: number, i: number): number {
    const finder = this.#finder;
    for (; i < chunk.length; i++) {
      const c = chunk[i] as number;
      const p = origin + i;
      const wantsFrom = this.damage.wantsFrom;
      if (wantsFrom !== null && p >= wantsFrom) this.damage.context(c);
      const finding = finder.step(c, p);
      if (finding === Finding.NONE) continue;
      this.line = finder.line;
      this.lineStart = finder.lineStart;
      if (finding === Finding.RECORD) this.#resume(origin);
      else {
        this.depth = finding === Finding.LIST_CLOSED ? this.closeList() : Math.max(this.base, 0);
        if (this.depth === 0) this.base = 0;
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
    this.beginRecord(at, atLine, atLineStart);
    if (at < origin) this.#record.begin(at, atLine, atLineStart, this.#candidate);
    this.#candidate = [];
    this.depth = this.base + 1;
    this.stack[this.depth] = OBJECT;
    this.state = State.COLON;
    this.keys.beginKey(at, true);
    this.keys.take(key, 1, this.depth === 1, false);
  }

  #describe(at: number, code: ErrorCode, problem: string): Damage {
    const text = problem.charAt(0).toUpperCase() + problem.slice(1);
    const start = this.#record.at;
    if (start >= 0) {
      const cut = problem === ending ? '; it is probably cut off' : '';
      return this.#place(at, code, `${text} in the record at byte ${start}${cut}.`);
    }
    if (this.depth > 0 || this.found !== null || this.damage.any)
      return this.#place(at, code, `${text} between records.`);
    return {
      ...this.#place(at, 'not_json', `This is not JSON: ${problem}.`),
      remedy: 'Import CloudTrail log files as JSON, plain or compressed.',
    };
  }

  #tooLong(chunk: Uint8Array, origin: number, end: number): Damage {
    const { at, line, lineStart, maxBytes } = this.#record;
    return {
      offset: at,
      line,
      column: at - lineStart + 1,
      code: 'record_too_large',
      message: `The record is longer than ${maxBytes} bytes.`,
      remedy: 'Raise the setting SPOOR_MAX_RECORD_BYTES if it is genuine, then import the file again.',
      before: this.#record.head(chunk, origin, end),
    };
  }

  #place(offset: number, code: ErrorCode, message: string): Damage {
    return { offset, line: this.line, column: offset - this.lineStart + 1, code, message };
  }

  #closeDamage(): void {
    if (!this.damage.isOpen) return;
    const reject = this.damage.close();
    if (reject !== null) this.#out.push(reject);
  }
}
