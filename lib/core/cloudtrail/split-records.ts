import type { ErrorCode } from '../errors.ts';
import { showByte } from './excerpt.ts';
import {
  BACKSLASH,
  CLOSE_ARRAY,
  CLOSE_OBJECT,
  COLON_BYTE,
  COMMA,
  isHex,
  literals,
  NEWLINE,
  NumberState,
  numberNext,
  OPEN_ARRAY,
  OPEN_OBJECT,
  plainInString,
  QUOTE,
  State,
  simpleEscape,
} from './json-bytes.ts';
import type { Container, Piece } from './split-pieces.ts';
import { ARRAY, OBJECT, SplitState } from './split-state.ts';

export type { Container, Piece, RecordPiece, RejectPiece, SplitLimits } from './split-pieces.ts';

/**
 * Cuts a document into its records while it streams by: the exact bytes of each, and a reject for
 * each stretch that is no JSON. Syntax is checked in full (RFC 8259), so a record piece parses.
 * Holds one record and a chunk at most; chunks must not be overwritten while pieces of them live.
 * Where chunks are cut changes nothing. Never throws.
 */
export class RecordSplitter extends SplitState {
  #literal: readonly number[] = [];
  #literalAt = 0;
  #numberState = 0;
  #numberAt = 0;
  #hexLeft = 0;

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
    let i = 0;
    let state = this.state;
    let depth = this.depth;
    const stack = this.stack;
    while (i < n) {
      if (state === State.STRING) {
        while (i < n && plainInString[chunk[i] as number] === 1) i++;
        if (i === n) break;
        const c = chunk[i] as number;
        if (c === QUOTE) {
          state = State.AFTER;
          if (this.isKey) {
            state = State.COLON;
            if (this.watchKey) {
              this.depth = depth;
              if (this.keyEnds(chunk, origin, i)) {
                this.state = state;
                i = this.fail(chunk, origin, i, 'a record begins', 'bad_json');
                state = this.state;
                depth = this.depth;
                continue;
              }
            }
          }
          i++;
          continue;
        }
        if (c === BACKSLASH) {
          if (i + 1 < n && simpleEscape[chunk[i + 1] as number] === 1) i += 2;
          else {
            state = State.ESCAPE;
            i++;
          }
          continue;
        }
        this.state = state;
        this.depth = depth;
        i = this.fail(
          chunk,
          origin,
          i,
          `${showByte(c)} inside a string, which may be unterminated,`,
          'bad_json',
        );
        state = this.state;
        depth = this.depth;
        continue;
      }
      const c = chunk[i] as number;
      if (c <= 0x20 && (c === 0x20 || c === 0x0a || c === 0x0d || c === 0x09) && state <= State.AFTER) {
        if (c === NEWLINE) {
          this.line++;
          this.lineStart = origin + i + 1;
        }
        i++;
        continue;
      }
      let problem = '';
      let code: ErrorCode = 'bad_json';
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
            this.firstKey = state === State.KEY_OR_END;
            this.watchKey = this.firstKey || (depth === 1 && this.base <= 0);
            this.stringAt = origin + i + 1;
            state = State.STRING;
            i++;
            continue;
          }
          if (c === CLOSE_OBJECT && state === State.KEY_OR_END) {
            i++;
            depth--;
            state = this.closed(chunk, origin, i, depth);
            continue;
          }
          problem = `expected a key in quotes, found ${showByte(c)}`;
          break;
        case State.AFTER:
          if (depth === this.base) {
            // Between records: a list goes on or ends; surplus brackets after damage are part of it.
            if (c === COMMA) {
              state = State.VALUE;
              i++;
              continue;
            }
            if (c === CLOSE_ARRAY) {
              i++;
              depth = this.closeList();
              state = depth === 0 ? State.TOP : State.AFTER;
              continue;
            }
            if (c === CLOSE_OBJECT && this.damaged) {
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
          if (c === CLOSE_OBJECT ? stack[depth] === OBJECT : c === CLOSE_ARRAY && stack[depth] === ARRAY) {
            i++;
            depth--;
            state = this.closed(chunk, origin, i, depth);
            continue;
          }
          problem = `expected ',' or '${stack[depth] === OBJECT ? '}' : ']'}' after a value, found ${showByte(c)}`;
          break;
        case State.VALUE_OR_END:
          if (c === CLOSE_ARRAY) {
            i++;
            if (depth === this.base) {
              depth = this.closeList();
              state = depth === 0 ? State.TOP : State.AFTER;
            } else {
              depth--;
              state = this.closed(chunk, origin, i, depth);
            }
            continue;
          }
          state = State.VALUE;
          continue;
        case State.VALUE: {
          if (depth === this.base && c !== OPEN_OBJECT) {
            if (c === COMMA && this.damaged) {
              i++;
              continue;
            }
            if (c === CLOSE_ARRAY) {
              // A comma after the last record loses nothing.
              state = State.VALUE_OR_END;
              continue;
            }
            this.state = state;
            this.depth = depth;
            i = this.fail(chunk, origin, i, `expected a record, found ${showByte(c)}`, 'not_an_object');
            state = this.state;
            depth = this.depth;
            continue;
          }
          if (c === QUOTE) {
            this.isKey = false;
            state = State.STRING;
            i++;
            continue;
          }
          if (c === OPEN_OBJECT) {
            if (depth === this.base) this.beginRecord(origin + i, this.line, this.lineStart);
            else if (depth - this.base >= this.maxDepth) {
              problem = `nested deeper than ${this.maxDepth} levels`;
              code = 'too_deep';
              break;
            }
            stack[++depth] = OBJECT;
            state = State.KEY_OR_END;
            i++;
            continue;
          }
          if (c === OPEN_ARRAY) {
            if (depth === 1 && this.listKey !== null && this.base <= 0) {
              this.openList(this.listKey);
              stack[++depth] = ARRAY;
              state = State.VALUE_OR_END;
              i++;
              continue;
            }
            if (depth - this.base >= this.maxDepth) {
              problem = `nested deeper than ${this.maxDepth} levels`;
              code = 'too_deep';
              break;
            }
            stack[++depth] = ARRAY;
            state = State.VALUE_OR_END;
            i++;
            continue;
          }
          if (c === 0x2d || (c >= 0x30 && c <= 0x39)) {
            this.#numberState =
              c === 0x2d ? NumberState.MINUS : c === 0x30 ? NumberState.ZERO : NumberState.INT;
            this.#numberAt = origin + i;
            state = State.NUMBER;
            i++;
            continue;
          }
          const literal = literals[c];
          if (literal !== undefined) {
            this.#literal = literal;
            this.#literalAt = 1;
            state = State.LITERAL;
            i++;
            continue;
          }
          problem = `expected a value, found ${showByte(c)}`;
          break;
        }
        case State.NUMBER: {
          const next = numberNext(this.#numberState, c);
          if (next >= 0) {
            if (next === NumberState.E) this.longNumber = true;
            this.#numberState = next;
            i++;
            continue;
          }
          if (next === -1) {
            if (origin + i - this.#numberAt >= 16) this.longNumber = true;
            state = State.AFTER;
            continue;
          }
          problem = `${showByte(c)} inside a number`;
          break;
        }
        case State.LITERAL:
          if (c === this.#literal[this.#literalAt]) {
            i++;
            if (++this.#literalAt === this.#literal.length) state = State.AFTER;
            continue;
          }
          problem = `expected a value, found a word that is not true, false or null`;
          break;
        case State.ESCAPE:
          if (simpleEscape[c] === 1) {
            state = State.STRING;
            i++;
            continue;
          }
          if (c === 0x75) {
            this.#hexLeft = 4;
            state = State.HEX;
            i++;
            continue;
          }
          problem = `${showByte(c)} after a backslash`;
          break;
        case State.HEX:
          if (isHex(c)) {
            if (--this.#hexLeft === 0) state = State.STRING;
            i++;
            continue;
          }
          problem = `${showByte(c)} in a \\u escape`;
          break;
        case State.TOP:
          if (c === OPEN_OBJECT) {
            this.beginRecord(origin + i, this.line, this.lineStart);
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
          // A byte order mark may head the document or any part of several joined ones.
          if (c === 0xef || c === 0xbb || c === 0xbf || (c === COMMA && this.found !== null)) {
            i++;
            continue;
          }
          if (this.damaged && (c === CLOSE_OBJECT || c === CLOSE_ARRAY || c === COMMA)) {
            i++;
            continue;
          }
          if ((c === 0xff || c === 0xfe) && origin + i === 0) {
            this.refuseUtf16();
            return;
          }
          problem = `expected a record, found ${showByte(c)}`;
          break;
        case State.RECOVER:
          this.state = state;
          i = this.recover(chunk, origin, i);
          state = this.state;
          depth = this.depth;
          continue;
        default:
          return;
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
}
