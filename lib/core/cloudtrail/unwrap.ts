import { falseFriend, lookOf, type Refusal } from './false-friends.ts';
import { isObject, type JsonObject, parseText } from './parse-record.ts';
import { containerOf } from './split-pieces.ts';

export interface UnwrappedRecord {
  readonly value: JsonObject;
  /** The record's own JSON text where it travelled as a string: that is the raw record. */
  readonly text?: string;
  /** The envelope's time, for records that have none. */
  readonly envelopeTime?: string;
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

/** The CloudTrail records that a parsed JSON object is or carries, or why it carries none. */
export function unwrap(value: JsonObject): Unwrapped {
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
  return open({ value }, 0);
}

function open(record: UnwrappedRecord, envelopes: number): Unwrapped {
  const { value } = record;
  if (envelopes > maxEnvelopes)
    return {
      kind: 'reject',
      code: 'too_deep',
      message: `More than ${maxEnvelopes} envelopes inside one another.`,
    };
  const inner = openEnvelope(record, envelopes);
  if (inner?.kind === 'records') return inner;
  const friend = falseFriend(value);
  if (friend !== null) return { kind: 'reject', ...friend };
  const native = asNative(record);
  if (native !== null) return native;
  if (inner !== null && inner.code !== 'not_cloudtrail') return inner;
  return {
    kind: 'reject',
    code: 'not_cloudtrail',
    message: `This looks like ${lookOf(value)}, not a CloudTrail record.`,
  };
}

function asNative(record: UnwrappedRecord): Unwrapped | null {
  const { value } = record;
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

/** Fields that hold a record or another envelope, as an object or as its JSON text; tried in this order. */
const envelopes: readonly (readonly [container: string, path: readonly string[]])[] = [
  ['LookupEvents', ['CloudTrailEvent']],
  ['EventBridge', ['detail']],
  ['SQS', ['body']],
  ['SQS', ['Body']],
  ['SNS', ['Sns', 'Message']],
  ['SNS', ['Message']],
  ['_raw', ['_raw']],
  ['_raw', ['result', '_raw']],
  ['event.original', ['event', 'original']],
  ['event.original', ['event.original']],
  ['aws.cloudtrail', ['aws', 'cloudtrail']],
  ['aws.cloudtrail', ['aws.cloudtrail']],
  ['_source', ['_source']],
  ['event', ['event']],
  ['CloudWatch Logs', ['message']],
  ['CloudWatch Logs', ['@message']],
  ['result', ['result']],
  ['data', ['data']],
];

const timeFields = ['EventTime', 'eventTime', 'time', '@timestamp', 'timestamp', '_time', 'Timestamp'];

function openEnvelope(record: UnwrappedRecord, depth: number): Unwrapped | null {
  const { value } = record;
  let refusal: Unwrapped | null = null;
  for (const [container, path] of envelopes) {
    const held = at(value, path);
    if (held === undefined || held === null) continue;
    const opened = openHeld(held, record, depth);
    if (opened === null) continue;
    if (opened.kind === 'records')
      return { ...opened, container: opened.container === 'record' ? container : opened.container };
    refusal ??= opened;
  }
  if (isObject(value.data) && Array.isArray(value.data.series) && typeof value.path === 'string')
    // Metrics that Datadog's log forwarder sends beside the logs.
    return { kind: 'records', container: 'data', records: [] };
  if (Array.isArray(value.data) && value.data.length > 0) return openList(value.data, 'data', record, depth);
  for (const key of Object.keys(value)) {
    const list = value[key];
    const container = Array.isArray(list) ? containerOf(key) : null;
    if (container !== null) return openList(list as unknown[], container, record, depth);
  }
  const hits = at(value, ['hits', 'hits']);
  return Array.isArray(hits) ? openList(hits, '_source', record, depth) : refusal;
}

function openHeld(held: unknown, record: UnwrappedRecord, depth: number): Unwrapped | null {
  const envelopeTime = timeOf(record);
  if (isObject(held)) return open({ ...record, value: held, envelopeTime }, depth + 1);
  if (typeof held !== 'string') return null;
  // CloudWatch Logs probes a new subscription with a message of its own.
  if (held.startsWith('CWL CONTROL MESSAGE'))
    return { kind: 'records', container: 'CloudWatch Logs', records: [] };
  const value = /^[\s\ufeff]*\{/.test(held) ? parseText(held.replace(/^\ufeff/, '')) : null;
  return isObject(value) ? open({ value, text: held, envelopeTime }, depth + 1) : null;
}

function openList(list: unknown[], container: string, record: UnwrappedRecord, depth: number): Unwrapped {
  const records: UnwrappedRecord[] = [];
  const refused: Refusal[] = [];
  for (const entry of list) {
    const opened: Unwrapped = isObject(entry)
      ? open({ ...record, value: entry }, depth + 1)
      : { kind: 'reject', code: 'not_an_object', message: `An entry of ${container} is no object.` };
    if (opened.kind === 'reject') refused.push(opened);
    else {
      records.push(...opened.records);
      refused.push(...(opened.refused ?? []));
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
