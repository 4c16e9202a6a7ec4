import type { ErrorCode } from '../errors.ts';
import { showByte } from './excerpt.ts';
import {
  BACKSLASH,
  CLOSE_ARRAY,
  CLOSE_OBJECT,
  COLON_BYTE,
  COMMA,
  NEWLINE,
  OPEN_ARRAY,
  OPEN_OBJECT,
  plainInString,
  QUOTE,
  State,
  simpleEscape,
} from './json-bytes.ts';
import type { Container, Piece } from './split-pieces.ts';
import { ARRAY, OBJECT, SplitState } from './split-state.ts';

export type { Container, Piece, RecordPiece } from './split-pieces.ts';

/**
 * Cuts a document into its records while it streams by: the exact bytes of each, and a reject for
 * each stretch that is no JSON. Syntax is checked in full (RFC 8259), so a record piece parses.
 * Holds one record and a chunk at most; chunks must not be overwritten while pieces of them live.
 * Where chunks are cut changes nothing. Never throws.
 */
export class RecordSplitter extends SplitState {
  /** What the document turned out to be; null until its first record or list is met. */
  get container(): Container | null {
    return this.found;
  }

  /** The pieces that end in this chunk. */
  push(chunk: Uint8Array): Piece[] {
    this.scan(chunk, this.consumed);
    this.consumed += chunk.length;
    return this.take();
  }

  /** The pieces that only the end of the document decides. */
  end(): Piece[] {
    this.finish();
    return this.take();
  }

  /** The byte loop: `chunk` begins at offset `origin` of the document. */
  protected scan(chunk: Uint8Array, origin: number): void {
    const n = chunk.length;
    const stack = this.stack;
    let i = 0;
    let state = this.state;
    let depth = this.depth;
    while (i < n) {
      let problem = '';
      let code: ErrorCode = 'bad_json';
      if (state === State.STRING) {
        while (i < n && plainInString[chunk[i] as number] === 1) i++;
        if (i === n) break;
        const c = chunk[i] as number;
        if (c === QUOTE) {
          if (!this.isKey) {
            state = State.AFTER;
            i++;
            continue;
          }
          state = State.COLON;
          if (!this.watchKey || !this.endKey(chunk, origin, i, depth)) {
            i++;
            continue;
          }
          problem = 'a record begins';
        } else if (c === BACKSLASH) {
          if (i + 1 < n && simpleEscape[chunk[i + 1] as number] === 1) i += 2;
          else {
            state = State.ESCAPE;
            i++;
          }
          continue;
        } else problem = `${showByte(c)} inside a string, which may lack its end,`;
      } else {
        const c = chunk[i] as number;
        if (c <= 0x20 && state <= State.AFTER && (c === 0x20 || c === 0x0a || c === 0x0d || c === 0x09)) {
          if (c === NEWLINE) {
            this.line++;
            this.lineStart = origin + i + 1;
          }
          i++;
          continue;
        }
        switch (state) {
          case State.COLON:
            if (c === COLON_BYTE) {
              state = State.VALUE;
              i++;
              continue;
            }
            problem = `expected ':' after a key, found ${showByte(c)}`;
            break;
          case State.KEY:
          case State.KEY_OR_END:
            if (c === QUOTE) {
              this.isKey = true;
              this.watchKey = state === State.KEY_OR_END || (depth === 1 && this.base <= 0);
              this.keys.beginKey(origin + i + 1, state === State.KEY_OR_END);
              state = State.STRING;
              i++;
              continue;
            }
            if (c === CLOSE_OBJECT && state === State.KEY_OR_END) {
              state = this.closed(chunk, origin, ++i, --depth);
              continue;
            }
            problem = `expected a key in quotes, found ${showByte(c)}`;
            break;
          case State.AFTER:
            if (depth === this.base) {
              if (c === COMMA) {
                state = State.VALUE;
                i++;
                continue;
              }
              if (c === CLOSE_ARRAY) {
                depth = this.closeList();
                state = depth === 0 ? State.TOP : State.AFTER;
                i++;
                continue;
              }
              // Surplus brackets after damage belong to it.
              if (c === CLOSE_OBJECT && this.damage.any) {
                i++;
                continue;
              }
              problem = `expected ',' or ']' after a record, found ${showByte(c)}`;
              break;
            }
            if (c === COMMA) {
              state = stack[depth] === OBJECT ? State.KEY : State.VALUE;
              i++;
              continue;
            }
            if (c === (stack[depth] === OBJECT ? CLOSE_OBJECT : CLOSE_ARRAY)) {
              state = this.closed(chunk, origin, ++i, --depth);
              continue;
            }
            problem = `expected ',' or '${stack[depth] === OBJECT ? '}' : ']'}' after a value, found ${showByte(c)}`;
            break;
          case State.VALUE_OR_END:
            if (c !== CLOSE_ARRAY) {
              state = State.VALUE;
              continue;
            }
            i++;
            if (depth === this.base) {
              depth = this.closeList();
              state = depth === 0 ? State.TOP : State.AFTER;
            } else state = this.closed(chunk, origin, i, --depth);
            continue;
          case State.VALUE: {
            if (c === QUOTE && depth !== this.base) {
              this.isKey = false;
              state = State.STRING;
              i++;
              continue;
            }
            if (depth === this.base && c !== OPEN_OBJECT) {
              // A comma after the last record loses nothing; several are part of damage.
              if (c === CLOSE_ARRAY) state = State.VALUE_OR_END;
              else if (c === COMMA && this.damage.any) i++;
              else {
                problem = `expected a record, found ${showByte(c)}`;
                code = 'not_an_object';
                break;
              }
              continue;
            }
            if (c === OPEN_OBJECT || c === OPEN_ARRAY) {
              if (depth === this.base) {
                i = this.skim(chunk, origin, i);
                this.beginRecord(origin + i);
              } else if (c === OPEN_ARRAY && depth === 1 && this.base <= 0 && this.keys.list !== null)
                this.openList(this.keys.list);
              else if (depth - this.base >= this.maxDepth) {
                problem = `nested deeper than ${this.maxDepth} levels`;
                code = 'too_deep';
                break;
              }
              stack[++depth] = c === OPEN_OBJECT ? OBJECT : ARRAY;
              state = c === OPEN_OBJECT ? State.KEY_OR_END : State.VALUE_OR_END;
              i++;
              continue;
            }
            const next = this.token.begin(c, origin + i);
            if (next >= 0) {
              state = next;
              i++;
              continue;
            }
            problem = `expected a value, found ${showByte(c)}`;
            break;
          }
          case State.TOP:
            if (c === OPEN_OBJECT) {
              i = this.skim(chunk, origin, i);
              this.beginRecord(origin + i);
              stack[++depth] = OBJECT;
              state = State.KEY_OR_END;
              i++;
              continue;
            }
            if (c === OPEN_ARRAY) {
              this.found ??= 'array';
              this.base = 1;
              stack[++depth] = ARRAY;
              state = State.VALUE_OR_END;
              i++;
              continue;
            }
            if (this.#passesBetweenDocuments(c)) {
              i++;
              continue;
            }
            problem = `expected a record, found ${showByte(c)}`;
            break;
          case State.RECOVER:
            this.state = state;
            i = this.recover(chunk, origin, i);
            state = this.state;
            depth = this.depth;
            continue;
          default: {
            const next = this.token.step(state, c, origin + i);
            if (next >= 0) {
              state = next === State.NUMBER_END ? State.AFTER : next;
              if (next !== State.NUMBER_END) i++;
              continue;
            }
            problem = this.token.problem;
          }
        }
      }
      this.state = state;
      this.depth = depth;
      i = this.fail(chunk, origin, i, problem, code);
      state = this.state;
      depth = this.depth;
    }
    this.state = state;
    this.depth = depth;
    this.keep(chunk, origin);
  }

  /** Byte order marks of joined files, commas between values, and what damage leaves behind. */
  #passesBetweenDocuments(c: number): boolean {
    if (c === 0xef || c === 0xbb || c === 0xbf) return true;
    if (c === COMMA) return this.found !== null || this.damage.any;
    return this.damage.any && (c === CLOSE_OBJECT || c === CLOSE_ARRAY);
  }
}
