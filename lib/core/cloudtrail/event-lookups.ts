/** What is needed to find an event again with AWS's own tools. */
export interface LookupKey {
  readonly eventID: string | null;
  readonly eventName: string | null;
  readonly awsRegion: string | null;
  readonly account: string | null;
  /** As the record spells it. */
  readonly eventTime: string | null;
}

/**
 * A `lookup-events` command line (CloudTrail API reference: management events of the last 90 days,
 * one attribute). Values travel as JSON in single quotes, control characters as \u escapes, so that
 * nothing in a log can end the quote or reach the terminal. Null where there is nothing to look up.
 */
export function toCliLookup(key: LookupKey): string | null {
  const attribute =
    key.eventID !== null
      ? ['EventId', key.eventID]
      : key.eventName !== null
        ? ['EventName', key.eventName]
        : null;
  if (attribute === null) return null;
  const json = escapeUnprintable(
    JSON.stringify([{ AttributeKey: attribute[0], AttributeValue: attribute[1] }]),
    jsonEscape,
  );
  const region =
    key.awsRegion !== null && /^[a-z0-9-]+$/.test(key.awsRegion) ? ` --region ${key.awsRegion}` : '';
  const time = key.eventTime === null ? Number.NaN : Date.parse(key.eventTime);
  const span =
    key.eventID !== null || Number.isNaN(time)
      ? ''
      : ` --start-time ${iso(time - 1000)} --end-time ${iso(time + 1000)}`;
  return `aws cloudtrail lookup-events${region} --lookup-attributes '${json.replaceAll("'", "'\\''")}'${span}`;
}

/**
 * Athena SQL for the table that AWS's guide "Query CloudTrail logs" creates. Strings are quoted by
 * doubling, or as U&'' literals where they hold characters that cannot be seen.
 */
export function toAthenaSql(key: LookupKey): string | null {
  const conditions = [
    ['eventid', key.eventID],
    ['eventtime', key.eventTime],
    ['awsregion', key.awsRegion],
    ['recipientaccountid', key.account],
    ['eventname', key.eventID === null ? key.eventName : null],
  ].flatMap(([column, value]) => (value == null ? [] : [`${column} = ${sqlString(value)}`]));
  if (key.eventID === null && key.eventTime === null) return null;
  return `SELECT *\nFROM cloudtrail_logs\nWHERE ${conditions.join('\n  AND ')};`;
}

function sqlString(value: string): string {
  const plain = value.replaceAll("'", "''");
  const visible = escapeUnprintable(plain.replaceAll('\\', '\\\\'), sqlEscape);
  return escapeUnprintable(plain, () => '') === plain ? `'${plain}'` : `U&'${visible}'`;
}

/** Controls, format characters (bidi, zero width, tags), lone surrogates, line separators. */
const unprintable = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;

function escapeUnprintable(text: string, spell: (char: string) => string): string {
  return text.replace(unprintable, spell);
}

/** `\u202e`; beyond the BMP as JSON does it, a pair. */
function jsonEscape(char: string): string {
  return Array.from({ length: char.length }, (_, i) => `\\u${hex(char.charCodeAt(i), 4)}`).join('');
}

/** `\202e`, `\+0e0001`: Trino's unicode string literal. A lone surrogate has no spelling there. */
function sqlEscape(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  if (code >= 0xd800 && code <= 0xdfff) return '\\fffd';
  return code > 0xffff ? `\\+${hex(code, 6)}` : `\\${hex(code, 4)}`;
}

function hex(code: number, width: number): string {
  return code.toString(16).padStart(width, '0');
}

function iso(ms: number): string {
  return new Date(ms).toISOString().replace('.000Z', 'Z');
}
