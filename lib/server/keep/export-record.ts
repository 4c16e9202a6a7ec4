import { hash } from 'node:crypto';
import { contentBytes } from '#lib/core/cloudtrail/content-bytes.ts';
import { formatRecord } from '#lib/core/cloudtrail/format-record.ts';
import { maskSessionTokens } from '#lib/core/cloudtrail/mask-session-tokens.ts';
import { isObject, type JsonObject, parseText } from '#lib/core/cloudtrail/parse-record.ts';
import { unwrap } from '#lib/core/cloudtrail/unwrap.ts';
import type { EventRow } from '#lib/core/contract/events.ts';
import type { StoredRecord } from '#lib/server/queries/raw-reader.ts';

export interface ExportedRecord {
  /** JSON on one line, byte for byte as delivered but for line breaks, masked tokens and envelopes. */
  readonly line: Buffer;
  readonly value: JsonObject;
}

/**
 * A stored record as a CloudTrail record of its own: out of its envelope, on one line, session
 * tokens masked. A row of a table never was one: what Spoor read from it stands in its place.
 */
export function exportRecord(row: EventRow, { eventKey, bytes }: StoredRecord): ExportedRecord {
  if (bytes === null) return fromRow(row, null);
  const text = masked(bytes);
  const value = parseText(utf8(text));
  if (!isObject(value)) return fromRow(row, utf8(text));
  const unwrapped = unwrap(value);
  if (unwrapped.kind === 'reject') return fromRow(row, utf8(text));
  if (unwrapped.container === 'record' && unwrapped.records[0]?.value === value) {
    return { line: oneLine(text), value };
  }
  const own = unwrapped.records.find((record) => isEvent(record.value, eventKey)) ?? unwrapped.records[0];
  return own === undefined ? fromRow(row, utf8(text)) : asLine(own.value);
}

/** Bytes that are no UTF-8 stay as they are: one character a byte, until they are bytes again. */
function masked(bytes: Uint8Array): Buffer {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = buffer.toString('latin1');
  const { text: without, masked: count } = maskSessionTokens(text);
  return count === 0 ? buffer : Buffer.from(without, 'latin1');
}

function utf8(bytes: Buffer): string {
  return bytes.toString('utf8').replace(/^\uFEFF/, '');
}

/** Line breaks of JSON stand between its tokens, never in them. */
function oneLine(bytes: Buffer): Buffer {
  if (!bytes.includes(0x0a) && !bytes.includes(0x0d)) return bytes;
  return Buffer.from(bytes.toString('latin1').replace(/[\r\n][\t\r\n ]*/g, ''), 'latin1');
}

function isEvent(value: JsonObject, eventKey: string): boolean {
  return hash('sha256', contentBytes(value), 'hex').slice(0, 32) === eventKey.replaceAll('-', '');
}

function fromRow(row: EventRow, source: string | null): ExportedRecord {
  const { eventTime, eventSource, eventName, awsRegion, sourceIPAddress, userAgent, errorCode } = row;
  const record = {
    eventTime: eventTime?.replace('.000Z', 'Z'),
    eventSource,
    eventName,
    awsRegion,
    sourceIPAddress,
    userAgent,
    errorCode,
    userIdentity: { arn: row.actor ?? row.principal, accountId: row.account, accessKeyId: row.accessKeyId },
    recipientAccountId: row.account,
    spoor: { note: 'Imported from a table: there is no original record.', row: source },
  };
  return asLine(record);
}

function asLine(value: JsonObject): ExportedRecord {
  return { line: Buffer.from(maskSessionTokens(formatRecord(value)).text), value };
}
