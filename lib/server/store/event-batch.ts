import {
  eventCategories,
  identityTypes,
  outcomes,
  readOnlyStates,
  timeOrigins,
} from '#lib/core/cloudtrail/enums.ts';
import { lookupHash } from '#lib/core/cloudtrail/lookup-hash.ts';
import type { NormalisedEvent } from '#lib/core/cloudtrail/normalised-event.ts';
import { CopyBuffer, joinRows } from './copy-buffer.ts';
import type { IdCache } from './id-cache.ts';

/** The columns of `event`, in the order of the table and of `encodeRow`. */
const columnCount = 24;
/** Where a row holds its key and its batch: after its count, a timestamp, and two length words. */
const keyAt = 2 + 12 + 4;
const batchAt = keyAt + 16 + 4;

const outcomeIndex = new Map(outcomes.map((name, index) => [name, index]));
const identityIndex = new Map(identityTypes.map((name, index) => [name, index]));
const categoryIndex = new Map(eventCategories.map((name, index) => [name, index]));
const readOnlyIndex = new Map(readOnlyStates.map((name, index) => [name, index]));
const originIndex = new Map(timeOrigins.map((name, index) => [name, index]));

/**
 * The records of one transaction. Rows are encoded as they come, so that nothing of a record but
 * its bytes stays; at the end they are put in the order of the primary key: neighbours in the index
 * are neighbours in time, and two workers with the same events wait but never deadlock.
 */
export class EventBatch {
  readonly #values: IdCache;
  readonly #terms: IdCache;
  readonly #rows = new CopyBuffer();
  readonly #starts: number[] = [];
  readonly times: (number | null)[] = [];
  readonly fileIds: number[] = [];
  /** Per record its exact bytes and where they lie in the file: what `raw_block` keeps. */
  readonly raws: { readonly offset: number; readonly bytes: Uint8Array }[] = [];
  bytes = 0;

  constructor(values: IdCache, terms: IdCache) {
    this.#values = values;
    this.#terms = terms;
  }

  get size(): number {
    return this.#starts.length;
  }

  add(event: NormalisedEvent, key: string, fileId: number, offset: number, raw: Uint8Array): void {
    this.#starts.push(this.#rows.length);
    this.#encode(event, key, fileId, this.times.length);
    this.times.push(event.eventTime);
    this.fileIds.push(fileId);
    this.raws.push({ offset, bytes: raw });
    this.bytes += raw.length;
  }

  /** The COPY message for `staging_event`. */
  encode(batchId: number): Buffer {
    const rows = this.#rows.view();
    const starts = this.#starts;
    const high = Math.floor(batchId / 4_294_967_296);
    for (const start of starts) {
      rows.writeInt32BE(high, start + batchAt);
      rows.writeInt32BE(batchId | 0, start + batchAt + 4);
    }
    const order = new Uint32Array(starts.length).map((_, index) => index);
    order.sort((a, b) => this.#compare(rows, a, b));
    return joinRows(rows, starts, order);
  }

  #compare(rows: Buffer, a: number, b: number): number {
    const left = this.times[a] ?? -Infinity;
    const right = this.times[b] ?? -Infinity;
    if (left !== right) return left < right ? -1 : 1;
    const leftKey = (this.#starts[a] ?? 0) + keyAt;
    const rightKey = (this.#starts[b] ?? 0) + keyAt;
    return rows.compare(rows, rightKey, rightKey + 16, leftKey, leftKey + 16);
  }

  #encode(event: NormalisedEvent, key: string, fileId: number, seq: number): void {
    const copy = this.#rows;
    copy.row(columnCount);
    copy.timestamp(event.eventTime);
    copy.latin1(key);
    copy.int64(0, 0);
    this.#hashed(event.eventID);
    this.#hashed(event.requestID);
    this.#reference('account', event.account);
    this.#reference('awsRegion', event.awsRegion);
    this.#reference('eventSource', event.eventSource);
    this.#reference('eventName', event.eventName);
    this.#reference('principal', event.principal);
    this.#reference('actor', event.actor);
    this.#reference('accessKeyId', event.accessKeyId);
    this.#reference('sourceIPAddress', event.sourceIPAddress);
    this.#reference('userAgent', event.userAgent);
    this.#reference('errorCode', event.errorCode);
    copy.int32(seq);
    copy.int32(fileId);
    copy.int16(outcomeIndex.get(event.outcome) ?? 0);
    copy.int16(identityIndex.get(event.identityType) ?? 0);
    copy.int16(categoryIndex.get(event.eventCategory) ?? 0);
    copy.int16(readOnlyIndex.get(event.readOnly) ?? 0);
    copy.int16(originIndex.get(event.timeOrigin) ?? 0);
    copy.int16(event.flags);
    copy.startInt64Array(event.terms.length);
    for (const term of event.terms) {
      const id = this.#terms.id(term.path, term.value);
      copy.arrayInt64(id.high, id.low);
    }
  }

  #reference(path: string, value: string | null): void {
    if (value === null) this.#rows.null();
    else {
      const id = this.#values.id(path, value);
      this.#rows.int64(id.high, id.low);
    }
  }

  /** Unique by nature: found by their hash, their text is in the record itself. */
  #hashed(id: string | null): void {
    if (id === null) this.#rows.null();
    else {
      const [high, low] = lookupHash(id);
      this.#rows.int64(high, low);
    }
  }
}
