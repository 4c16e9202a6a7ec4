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

/** What may come next. TOP is between values of the document; up to AFTER white space is skipped. */
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
  NUMBER_END: 11,
  LITERAL: 12,
  RECOVER: 13,
} as const;

/** 1 for bytes that stand for themselves inside a string. */
export const plainInString = new Uint8Array(256).fill(1, 0x20);
plainInString[QUOTE] = 0;
plainInString[BACKSLASH] = 0;

/** 1 for what may follow a backslash, `u` aside. */
export const simpleEscape = new Uint8Array(256);
for (const c of '"\\/bfnrt') simpleEscape[c.charCodeAt(0)] = 1;

export function isHex(c: number): boolean {
  return isDigit(c) || (c >= 0x41 && c <= 0x46) || (c >= 0x61 && c <= 0x66);
}

export function isDigit(c: number): boolean {
  return c >= 0x30 && c <= 0x39;
}

export function isSpace(c: number): boolean {
  return c === 0x20 || c === 0x0a || c === 0x0d || c === 0x09;
}

export function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
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
