import { showByte } from './excerpt.ts';
import { isDigit, isHex, State, simpleEscape } from './json-bytes.ts';

/** Number grammar (RFC 8259, section 6). */
const Part = { MINUS: 0, ZERO: 1, INT: 2, DOT: 3, FRACTION: 4, E: 5, SIGN: 6, EXPONENT: 7 } as const;
const ENDS = -1;
const WRONG = -2;

const words: Readonly<Record<number, string>> = { 116: 'true', 102: 'false', 110: 'null' };

/** Numbers from this length on may lose digits as a double. */
const longFrom = 16;

/** Reads what is rare or short: numbers, true, false, null, and escapes in strings; byte by byte. */
export class TokenReader {
  /** A number was read that a double may not hold. */
  sawLongNumber = false;
  problem = '';

  #part = 0;
  #numberAt = 0;
  #word = '';
  #wordAt = 0;
  #hexLeft = 0;

  /** The state that reads the value beginning with `c` at offset `p`; -1 where none does. */
  begin(c: number, p: number): number {
    if (c === 0x2d || isDigit(c)) {
      this.#part = c === 0x2d ? Part.MINUS : c === 0x30 ? Part.ZERO : Part.INT;
      this.#numberAt = p;
      return State.NUMBER;
    }
    const word = words[c];
    if (word === undefined) return -1;
    this.#word = word;
    this.#wordAt = 1;
    return State.LITERAL;
  }

  /** The state after byte `c` at offset `p`; -1 where it is wrong, with `problem` set. */
  step(state: number, c: number, p: number): number {
    if (state === State.NUMBER) return this.#number(c, p);
    if (state === State.LITERAL) {
      if (c === this.#word.charCodeAt(this.#wordAt))
        return ++this.#wordAt === this.#word.length ? State.AFTER : State.LITERAL;
      return this.#wrong('expected a value, found a word that is not true, false or null');
    }
    if (state === State.ESCAPE) {
      if (simpleEscape[c] === 1) return State.STRING;
      if (c !== 0x75) return this.#wrong(`${showByte(c)} after a backslash`);
      this.#hexLeft = 4;
      return State.HEX;
    }
    if (!isHex(c)) return this.#wrong(`${showByte(c)} in a \\u escape`);
    return --this.#hexLeft === 0 ? State.STRING : State.HEX;
  }

  /** NUMBER_END without having taken `c`, which belongs to what follows. */
  #number(c: number, p: number): number {
    const next = partAfter(this.#part, c);
    if (next === WRONG) return this.#wrong(`${showByte(c)} inside a number`);
    if (next === ENDS) {
      if (p - this.#numberAt >= longFrom) this.sawLongNumber = true;
      return State.NUMBER_END;
    }
    // An exponent is short and may still be beyond every double: 1e400.
    if (next === Part.E) this.sawLongNumber = true;
    this.#part = next;
    return State.NUMBER;
  }

  #wrong(problem: string): number {
    this.problem = problem;
    return -1;
  }
}

function partAfter(part: number, c: number): number {
  const digit = isDigit(c);
  const exponent = c === 0x65 || c === 0x45;
  switch (part) {
    case Part.MINUS:
      return digit ? (c === 0x30 ? Part.ZERO : Part.INT) : WRONG;
    case Part.ZERO:
      return c === 0x2e ? Part.DOT : exponent ? Part.E : digit ? WRONG : ENDS;
    case Part.INT:
      return digit ? part : c === 0x2e ? Part.DOT : exponent ? Part.E : ENDS;
    case Part.DOT:
      return digit ? Part.FRACTION : WRONG;
    case Part.FRACTION:
      return digit ? part : exponent ? Part.E : ENDS;
    case Part.E:
      return digit ? Part.EXPONENT : c === 0x2b || c === 0x2d ? Part.SIGN : WRONG;
    case Part.SIGN:
      return digit ? Part.EXPONENT : WRONG;
    default:
      return digit ? Part.EXPONENT : ENDS;
  }
}
