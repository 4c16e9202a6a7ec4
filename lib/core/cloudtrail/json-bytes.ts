/** Bytes of JSON, tables over them, and the states of the reader in split-records.ts. */
export const QUOTE = 0x22;
export const BACKSLASH = 0x5c;
export const COMMA = 0x2c;
export const COLON_BYTE = 0x3a;
export const OPEN_OBJECT = 0x7b;
export const CLOSE_OBJECT = 0x7d;
export const OPEN_ARRAY = 0x5b;
export const CLOSE_ARRAY = 0x5d;
export const NEWLINE = 0x0a;

/** What may come next, at every depth. TOP is between values of the document. */
export const State = {
  TOP: 0,
  VALUE: 1,
  VALUE_OR_END: 2,
  KEY: 3,
  KEY_OR_END: 4,
  COLON: 5,
  AFTER: 6,
  STRING: 7,
  ESCAPE: 8,
  HEX: 9,
  NUMBER: 10,
  LITERAL: 11,
  RECOVER: 12,
  IGNORE: 13,
} as const;

/** 1 for bytes that stand for themselves inside a string. */
export const plainInString = new Uint8Array(256).fill(1, 0x20);
plainInString[QUOTE] = 0;
plainInString[BACKSLASH] = 0;

/** 1 for what may follow a backslash, `u` aside. */
export const simpleEscape = new Uint8Array(256);
for (const c of '"\\/bfnrt') simpleEscape[c.charCodeAt(0)] = 1;

export function isHex(c: number): boolean {
  return (c >= 0x30 && c <= 0x39) || (c >= 0x41 && c <= 0x46) || (c >= 0x61 && c <= 0x66);
}

export function isDigit(c: number): boolean {
  return c >= 0x30 && c <= 0x39;
}

export function isSpace(c: number): boolean {
  return c === 0x20 || c === 0x0a || c === 0x0d || c === 0x09;
}

/** What the rest of a literal must be, by its first byte. */
export const literals: Readonly<Record<number, readonly number[]>> = {
  116: [...'true'].map((c) => c.charCodeAt(0)),
  102: [...'false'].map((c) => c.charCodeAt(0)),
  110: [...'null'].map((c) => c.charCodeAt(0)),
};

/** Number grammar (RFC 8259): states of `numberNext`. */
export const NumberState = {
  MINUS: 0,
  ZERO: 1,
  INT: 2,
  DOT: 3,
  FRACTION: 4,
  E: 5,
  SIGN: 6,
  EXPONENT: 7,
} as const;

/** The state after `c`, -1 where the number ends before `c`, -2 where `c` is wrong. */
export function numberNext(state: number, c: number): number {
  const digit = isDigit(c);
  const exponent = c === 0x65 || c === 0x45;
  switch (state) {
    case NumberState.MINUS:
      return digit ? (c === 0x30 ? NumberState.ZERO : NumberState.INT) : -2;
    case NumberState.ZERO:
      return c === 0x2e ? NumberState.DOT : exponent ? NumberState.E : digit ? -2 : -1;
    case NumberState.INT:
      return digit ? state : c === 0x2e ? NumberState.DOT : exponent ? NumberState.E : -1;
    case NumberState.DOT:
      return digit ? NumberState.FRACTION : -2;
    case NumberState.FRACTION:
      return digit ? state : exponent ? NumberState.E : -1;
    case NumberState.E:
      return digit ? NumberState.EXPONENT : c === 0x2b || c === 0x2d ? NumberState.SIGN : -2;
    case NumberState.SIGN:
      return digit ? NumberState.EXPONENT : -2;
    default:
      return digit ? NumberState.EXPONENT : -1;
  }
}
