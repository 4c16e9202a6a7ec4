import { envelopePaths, packedPaths, rowLists, timeFields, type Unpack } from './envelopes.ts';
import { falseFriend, lookOf, type Refusal } from './false-friends.ts';
import { isObject, type JsonObject, parseText } from './parse-record.ts';
import { containerOf } from './split-pieces.ts';
import { objectRow } from './table/object-row.ts';

export interface UnwrappedRecord {
  readonly value: JsonObject;
  /** The record's own JSON text where it travelled as a string: that is the raw record. */
  readonly text?: string;
  /** The envelope's time, for records that have none. */
  readonly envelopeTime?: string;
  /** Bits of `EventFlag` about how it was read. */
  readonly flags?: number;
}

export type Unwrapped =
  | {
      readonly kind: 'records';
      /** What the records were wrapped in; `record` for a native one. */
      readonly container: string;
      readonly records: readonly UnwrappedRecord[];
      /** Entries of a list inside the envelope that are no records. */
      readonly refused?: readonly Refusal[];
    }
  | ({ readonly kind: 'reject' } & Refusal);

/** Envelopes inside envelopes: SQS around SNS around EventBridge is three. */
const maxEnvelopes = 8;

interface Walk {
  readonly depth: number;
  readonly unpack: Unpack;
}

/**
 * The CloudTrail records that a parsed JSON object is or carries, or why it carries none. `unpack`
 * opens base64; without it such envelopes are refused.
 */
export function unwrap(value: JsonObject, unpack: Unpack = () => null): Unwrapped {
  const version = value.eventVersion;
  if (
    typeof version === 'string' &&
    version.startsWith('1.') &&
    typeof value.eventTime === 'string' &&
    typeof value.eventName === 'string' &&
    typeof value.eventSource === 'string' &&
    !value.eventSource.startsWith('aws:')
  )
    return { kind: 'records', container: 'record', records: [{ value }] };
  return open({ value }, { depth: 0, unpack });
}

function open(record: UnwrappedRecord, walk: Walk): Unwrapped {
  const { value } = record;
  if (walk.depth > maxEnvelopes)
    return {
      kind: 'reject',
      code: 'too_deep',
      message: `More than ${maxEnvelopes} envelopes inside one another.`,
    };
  const inner = openEnvelope(record, walk);
  if (inner?.kind === 'records') return inner;
  const friend = falseFriend(value);
  if (friend !== null) return { kind: 'reject', ...friend };
  const native = asNative(record);
  if (native !== null) return native;
  const row = objectRow(value);
  if (row !== null) return { kind: 'records', container: 'table', records: [{ ...record, ...row }] };
  if (inner !== null && inner.code !== 'not_cloudtrail') return inner;
  return {
    kind: 'reject',
    code: 'not_cloudtrail',
    message: `This looks like ${lookOf(value)}, not a CloudTrail record.`,
  };
}

function asNative(record: UnwrappedRecord): Unwrapped | null {
  const { value } = record;
  // CloudTrail record contents for aggregated events: sums over five minutes, with a window for a time.
  if (value.eventType === 'AwsAggregatedEvent' && isObject(value.timeWindow)) {
    const start = value.timeWindow.windowStart;
    const envelopeTime = typeof start === 'string' ? start : record.envelopeTime;
    const known = envelopeTime === undefined ? record : { ...record, envelopeTime };
    return { kind: 'records', container: 'aggregated', records: [known] };
  }
  const version = value.eventVersion;
  const source = value.eventSource;
  const named = typeof value.eventName === 'string' && typeof source === 'string';
  const insight = isObject(value.insightDetails);
  if (version === undefined || version === null) {
    const ours = insight || (named && /^[a-z0-9.-]+\.(amazonaws\.com|amazon\.com|aws)(\.cn)?$/i.test(source));
    const more = [
      'userIdentity',
      'awsRegion',
      'eventID',
      'eventType',
      'requestParameters',
      'sourceIPAddress',
    ];
    if (!ours || !more.some((key) => Object.hasOwn(value, key))) return null;
  } else {
    const text = String(version);
    if (!named && !insight) {
      if (!/^1\.\d+$/.test(text) || !('userIdentity' in value || 'eventID' in value || 'awsRegion' in value))
        return null;
      const missing = typeof value.eventName === 'string' ? 'eventSource' : 'eventName';
      return { kind: 'reject', code: 'missing_fields', message: `The record has no ${missing}.` };
    }
    if (!/^1(\.\d+)?$/.test(text))
      return {
        kind: 'reject',
        code: 'unsupported_version',
        message: `The record's eventVersion is ${JSON.stringify(text.slice(0, 20))}; Spoor reads 1.x.`,
        remedy: 'Upgrade Spoor, then import the file again.',
      };
  }
  const stamp = value['@timestamp'];
  const outer =
    record.envelopeTime === undefined && typeof stamp === 'string' && value.eventTime === undefined;
  const container = outer ? 'Logstash' : 'record';
  return { kind: 'records', container, records: [outer ? { ...record, envelopeTime: stamp } : record] };
}

function openEnvelope(record: UnwrappedRecord, walk: Walk): Unwrapped | null {
  const { value } = record;
  let refusal: Unwrapped | null = null;
  for (const [container, path] of envelopePaths) {
    const held = at(value, path);
    if (held === undefined || held === null) continue;
    const opened = openHeld(held, record, walk);
    if (opened === null) continue;
    if (opened.kind === 'records')
      return { ...opened, container: opened.container === 'record' ? container : opened.container };
    refusal ??= opened;
  }
  return openPacked(record, walk) ?? openLists(record, walk) ?? refusal;
}

function openLists(record: UnwrappedRecord, walk: Walk): Unwrapped | null {
  const { value } = record;
  if (isObject(value.data) && Array.isArray(value.data.series) && typeof value.path === 'string')
    // Metrics that Datadog's log forwarder sends beside the logs.
    return { kind: 'records', container: 'data', records: [] };
  if (Array.isArray(value.data) && value.data.length > 0) return openList(value.data, 'data', record, walk);
  for (const key of rowLists) {
    const list = value[key];
    if (Array.isArray(list) && list.length > 0) return openList(list.map(rowOf), key, record, walk);
  }
  for (const key of Object.keys(value)) {
    const list = value[key];
    const container = Array.isArray(list) ? containerOf(key) : null;
    if (container !== null) return openList(list as unknown[], container, record, walk);
  }
  const hits = at(value, ['hits', 'hits']);
  return Array.isArray(hits) ? openList(hits, '_source', record, walk) : null;
}

/** A row given as a list: of `{field, value}` (Logs Insights), or of objects of one field each (Lake). */
function rowOf(row: unknown): unknown {
  if (!Array.isArray(row)) return row;
  return Object.fromEntries(
    row.flatMap((cell): [string, unknown][] => {
      if (!isObject(cell)) return [];
      return typeof cell.field === 'string' ? [[cell.field, cell.value]] : Object.entries(cell);
    }),
  );
}

function openPacked(record: UnwrappedRecord, walk: Walk): Unwrapped | null {
  for (const [container, path] of packedPaths) {
    const held = at(record.value, path);
    if (typeof held !== 'string' || held.length < 16 || !/^[A-Za-z0-9+/]+={0,2}\s*$/.test(held)) continue;
    const text = walk.unpack(held);
    if (text === null) continue;
    const whole = parseText(text);
    const values = isObject(whole) ? [text] : text.split('\n').filter((line) => line.trim() !== '');
    const opened = openList(
      values.map((line) => ({ message: line })),
      container,
      record,
      walk,
    );
    if (opened.kind === 'records') return opened;
  }
  return null;
}

function openHeld(held: unknown, record: UnwrappedRecord, walk: Walk): Unwrapped | null {
  const envelopeTime = timeOf(record);
  const inner = { ...walk, depth: walk.depth + 1 };
  const time = envelopeTime === undefined ? {} : { envelopeTime };
  if (isObject(held)) return open({ ...record, ...time, value: held }, inner);
  if (typeof held !== 'string') return null;
  // CloudWatch Logs probes a new subscription with a message of its own.
  if (held.startsWith('CWL CONTROL MESSAGE'))
    return { kind: 'records', container: 'CloudWatch Logs', records: [] };
  const value = /^[\s\ufeff]*\{/.test(held) ? parseText(held.replace(/^\ufeff/, '')) : null;
  return isObject(value) ? open({ value, text: held, ...time }, inner) : null;
}

function openList(list: unknown[], container: string, record: UnwrappedRecord, walk: Walk): Unwrapped {
  const records: UnwrappedRecord[] = [];
  const refused: Refusal[] = [];
  for (const entry of list) {
    const opened: Unwrapped = isObject(entry)
      ? open({ ...record, value: entry }, { ...walk, depth: walk.depth + 1 })
      : { kind: 'reject', code: 'not_an_object', message: `An entry of ${container} is no object.` };
    if (opened.kind === 'reject') refused.push(opened);
    else {
      // Not by push(...): lists may be longer than the stack is deep.
      for (const found of opened.records) records.push(found);
      for (const none of opened.refused ?? []) refused.push(none);
    }
  }
  const first = refused[0];
  if (records.length === 0 && first !== undefined) return { ...first, kind: 'reject' };
  return { kind: 'records', container, records, ...(refused.length > 0 ? { refused } : {}) };
}

function timeOf({ value, envelopeTime }: UnwrappedRecord): string | undefined {
  for (const field of timeFields) {
    const time = value[field];
    if (typeof time === 'string' || typeof time === 'number') return String(time);
  }
  return envelopeTime;
}

function at(value: JsonObject, path: readonly string[]): unknown {
  let here: unknown = value;
  for (const key of path) {
    if (!isObject(here) || !Object.hasOwn(here, key)) return undefined;
    here = here[key];
  }
  return here;
}
