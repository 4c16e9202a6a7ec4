/**
 * A number that a double cannot hold, kept as its source text: ids beyond 2^53, 1e400, twenty
 * decimals. Every other number of a record is a plain `number`.
 */
export class LongNumber {
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }

  toString(): string {
    return this.source;
  }

  /** As text: JSON.stringify has no way to write the digits bare. */
  toJSON(): string {
    return this.source;
  }
}

/** `value` where it says all that `source` says, else the source. */
export function exactNumber(value: number, source: string): number | LongNumber {
  if (String(value) === source) return value;
  if (Number.isSafeInteger(value) && value !== 0 && /^-?\d+$/.test(source)) return value;
  // Trailing zeros and exponents spell the same value, as long as the digits fit a double.
  const mantissa = source.replace(/[eE].*$/, '');
  const digits = (mantissa.includes('.') ? mantissa.replace(/0+$/, '') : mantissa).replace(
    /^-?0*\.?0*|\./g,
    '',
  );
  const lossless = digits.length <= 15 && Number.isFinite(value) && (value !== 0 || digits === '');
  return lossless ? value : new LongNumber(source);
}
