/**
 * What spreadsheets do to cells when they open and save a CSV: long numbers become 5.28758E+11,
 * leading zeros go, times change their spelling, text that begins like a formula becomes #NAME?,
 * and cells end at 32,767 characters (Excel specifications and limits).
 */
export interface ReadCell {
  /** Null where the value cannot be read back. */
  readonly value: string | null;
  /** What the spreadsheet did, for a message; null where it did nothing. */
  readonly damage: string | null;
}

export const cellLimit = 32_767;

const scientific = /^[+-]?\d(?:[.,]\d+)?E[+-]?\d{1,3}$/i;
const errorValue = /^#(?:NAME\?|VALUE!|REF!|N\/A|NULL!|NUM!|DIV\/0!|#+)$/;
/** `="528758000000"`: how people keep spreadsheets from counting. */
const guarded = /^="(.*)"$/s;

const same = (value: string): ReadCell => ({ value, damage: null });
const lost = (damage: string): ReadCell => ({ value: null, damage });

/** A cell of text other than a time or an account. */
export function readText(cell: string): ReadCell {
  const text = guarded.exec(cell)?.[1] ?? cell;
  if (scientific.test(text)) return lost('a number in scientific notation, whose digits are lost');
  if (errorValue.test(text)) return lost("a spreadsheet's error in place of the text");
  return same(text);
}

/** An account id: twelve digits. Those that only lost leading zeros get them back. */
export function readAccount(cell: string): ReadCell {
  const text = guarded.exec(cell.trim())?.[1] ?? cell.trim().replace(/^'/, '');
  if (/^\d{8,11}$/.test(text))
    return { value: text.padStart(12, '0'), damage: 'without the leading zeros, which were put back' };
  return readText(text);
}

const iso = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2}/;
const yearFirst = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})[T ,]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?$/;
const dayOrMonth =
  /^(\d{1,2})([/.-])(\d{1,2})[/.-](\d{4}|\d{2})[T ,]+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\s*([AP])\.?M\.?)?$/i;
/** Days since 1899-12-30 with a fraction: a date cell shown as a number. 2005 to 2100. */
const serial = /^[3-7]\d{4}[.,]\d+$/;
const dayZero = Date.UTC(1899, 11, 30);

/**
 * A time as a spreadsheet may have rewritten it, back in ISO. Lost are times whose day and month
 * could be either, and what shows no date. The console writes UTC, and no spreadsheet shifts it.
 */
export function readTime(cell: string): ReadCell {
  const text = cell.trim();
  if (text === '' || iso.test(text)) return same(text);
  const plain = yearFirst.exec(text);
  if (plain !== null) return rewritten(plain.slice(1).map((part) => part ?? '0'));
  if (serial.test(text)) {
    const ms = dayZero + Math.round(Number(text.replace(',', '.')) * 86_400) * 1000;
    return { value: new Date(ms).toISOString(), damage: 'a day number, read back to the second' };
  }
  const either = dayOrMonth.exec(text);
  if (either === null) {
    return /^[\d:.,\s]+$/.test(text) || scientific.test(text) || errorValue.test(text)
      ? lost('a time without its date')
      : same(text);
  }
  return readDayOrMonth(either);
}

function readDayOrMonth(match: RegExpExecArray): ReadCell {
  const [, first = '', mark, second = '', year = '', hour = '', minute = '', secs = '0', half = ''] = match;
  const [one, two] = [Number(first), Number(second)];
  // Points are written where the day comes first; AM and PM where the month does.
  const dayFirst = mark === '.' || one > 12 ? true : two > 12 || half !== '' ? false : null;
  if (dayFirst === null) return lost('a date that could be day or month first');
  const full = year.length === 2 ? `20${year}` : year;
  const hours = half === '' ? Number(hour) : (Number(hour) % 12) + (half.toUpperCase() === 'P' ? 12 : 0);
  return rewritten([full, dayFirst ? second : first, dayFirst ? first : second, String(hours), minute, secs]);
}

function rewritten(parts: readonly string[]): ReadCell {
  const [year = '', ...rest] = parts;
  const [month, day, hour, minute, second] = rest.map((part) => (part || '0').padStart(2, '0'));
  return {
    value: `${year}-${month}-${day}T${hour}:${minute}:${second}Z`,
    damage: 'a time in another spelling',
  };
}

const yes = new Set(['true', 'wahr', 'vrai', 'verdadero', 'verdadeiro', 'vero', 'waar', '1', 'yes']);
const no = new Set(['false', 'falsch', 'faux', 'falso', 'onwaar', '0', 'no']);

/** A boolean, in the languages in which spreadsheets write theirs; the text itself where it is none. */
export function readBoolean(cell: string): boolean | string {
  const text = cell.trim().toLowerCase();
  if (yes.has(text)) return true;
  return no.has(text) ? false : cell;
}
