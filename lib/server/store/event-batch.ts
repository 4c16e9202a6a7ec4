import {
  eventCategories,
  identityTypes,
  outcomes,
  readOnlyStates,
  timeOrigins,
} from '#lib/core/cloudtrail/enums.ts';
import type { NormalisedEvent } from '#lib/core/cloudtrail/normalised-event.ts';
import { dictionaryIdParts } from '../database/dictionary-id.ts';
import { CopyBuffer } from './copy-buffer.ts';
import type { IdCache } from './id-cache.ts';

/** The columns of `event`, in the order of the table and of every row below. */
const columnCount = 24;

interface Row {
  readonly time: number | null;
  readonly key: Buffer;
  readonly event: NormalisedEvent;
  readonly fileId: number;
  readonly offset: number;
  readonly raw: Uint8Array;
}

/**
 * The records of one transaction, collected, then encoded in the order of the primary key: rows
 * land beside each other in the index, and two workers with the same events never deadlock.
 */
export class EventBatch {
  readonly rows: Row[] = [];
  bytes = 0;

  add(event: NormalisedEvent, key: Buffer, fileId: number, offset: number, raw: Uint8Array): void {
    this.rows.push({ time: event.eventTime, key, event, fileId, offset, raw });
    this.bytes += raw.length;
  }

  /** The COPY message for `staging_event`; new values gather in the two caches. */
  encode(batch: number, values: IdCache, terms: IdCache): Buffer {
    const rows = this.rows;
    const order = new Uint32Array(rows.length)
      .map((_, index) => index)
      .sort((a, b) => compareRows(rows, a, b));
    const copy = new CopyBuffer(Math.max(1 << 16, rows.length * 420));
    for (const seq of order) {
      const row = rows[seq];
      if (row !== undefined) encodeRow(copy, row, batch, seq, values, terms);
    }
    return copy.finish();
  }
}

function compareRows(rows: readonly Row[], a: number, b: number): number {
  const left = rows[a];
  const right = rows[b];
  if (left === undefined || right === undefined) return 0;
  if (left.time !== right.time) return (left.time ?? -Infinity) < (right.time ?? -Infinity) ? -1 : 1;
  return left.key.compare(right.key);
}

function encodeRow(
  copy: CopyBuffer,
  row: Row,
  batch: number,
  seq: number,
  values: IdCache,
  terms: IdCache,
): void {
  const event = row.event;
  const reference = (path: string, value: string | null) => {
    if (value === null) copy.null();
    else {
      const id = values.id(path, value);
      copy.int64(id.high, id.low);
    }
  };
  copy.row(columnCount);
  copy.timestamp(row.time);
  copy.bytes(row.key);
  copy.safeInteger(batch);
  hashed(copy, 'eventID', event.eventID);
  hashed(copy, 'requestID', event.requestID);
  reference('account', event.account);
  reference('awsRegion', event.awsRegion);
  reference('eventSource', event.eventSource);
  reference('eventName', event.eventName);
  reference('principal', event.principal);
  reference('actor', event.actor);
  reference('accessKeyId', event.accessKeyId);
  reference('sourceIPAddress', event.sourceIPAddress);
  reference('userAgent', event.userAgent);
  reference('errorCode', event.errorCode);
  copy.int32(seq);
  copy.int32(row.fileId);
  copy.int16(outcomes.indexOf(event.outcome));
  copy.int16(identityTypes.indexOf(event.identityType));
  copy.int16(eventCategories.indexOf(event.eventCategory));
  copy.int16(readOnlyStates.indexOf(event.readOnly));
  copy.int16(timeOrigins.indexOf(event.timeOrigin));
  copy.int16(event.flags);
  const halves: number[] = [];
  for (const { path, value } of event.terms) {
    const id = terms.id(path, value);
    halves.push(id.high, id.low);
  }
  copy.int64Array(halves);
}

/** Unique by nature: found by their hash, their text is in the record itself. */
function hashed(copy: CopyBuffer, path: string, value: string | null): void {
  if (value === null) copy.null();
  else copy.int64(...dictionaryIdParts(path, value));
}
