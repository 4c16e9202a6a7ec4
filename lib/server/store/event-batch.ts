import {
  eventCategories,
  identityTypes,
  outcomes,
  readOnlyStates,
  timeOrigins,
} from '#lib/core/cloudtrail/enums.ts';
import { lookupHash } from '#lib/core/cloudtrail/lookup-hash.ts';
import { EventFlag, type NormalisedEvent, type Term } from '#lib/core/cloudtrail/normalised-event.ts';
import { type CubePart, idDimensions } from '#lib/core/cube/cube-part.ts';
import { ClosedSet } from './closed-set.ts';
import { type CopyBuffer, joinRows } from './copy-buffer.ts';
import { CubeCells } from './cube-cells.ts';
import type { CachedId, IdCache, PathIds } from './id-cache.ts';
import { type IssuanceRow, toIssuanceRow } from './insert-issuances.ts';
import { RawPlaces } from './raw-places.ts';
import { SessionCells } from './session-cells.ts';
import type { SessionNotes } from './session-notes.ts';

/** The columns of `event` in the order of `#encode`. */
export const rowColumns = `event_time, event_key, batch, event_id, request_id, actor_id, access_key_id, session_id,
  account_id, region_id, source_id, name_id, principal_id, ip_id, agent_id, error_id, outcome, identity,
  category, read_only, time_origin, flags, seq, file_id, terms`;
const columnCount = 25;
/** Where a row holds its key: after its count, a timestamp, and a length word. */
const keyAt = 2 + 12 + 4;

const outcomeCodes = new ClosedSet(outcomes);
const identityCodes = new ClosedSet(identityTypes);
const categoryCodes = new ClosedSet(eventCategories);
const readOnlyCodes = new ClosedSet(readOnlyStates);
const originCodes = new ClosedSet(timeOrigins);

/** Fields whose values are ids of the dictionary. */
const referenced = ['actor', 'accessKeyId', ...idDimensions] as const;

type ReferencedIds = Readonly<Record<(typeof referenced)[number], PathIds>>;

/** Ids of terms while they are sorted, high and low halves in turn. */
let sorting = new Int32Array(64);

/**
 * The records of one transaction. Rows are encoded as they come, so that nothing of a record but
 * its bytes stays; at the end they are put in the order of the primary key: neighbours in the index
 * are neighbours in time, and two workers with the same events wait but never deadlock.
 */
export class EventBatch {
  /** The number under which `raw_block` keeps the records. */
  readonly id: number;
  readonly #values: IdCache;
  readonly #ids: ReferencedIds;
  readonly #terms: IdCache;
  readonly #notes: SessionNotes;
  readonly #sessions = new SessionCells();
  readonly #rows: CopyBuffer;
  readonly #starts: number[] = [];
  readonly #cells = new CubeCells();
  /** Of the row that is being encoded: its ids by dimension of the cube. */
  readonly #cellIds: (CachedId | null)[] = idDimensions.map(() => null);
  readonly times: (number | null)[] = [];
  readonly fileIds: number[] = [];
  /** Per record its exact bytes and where they lie in the file: what `raw_block` keeps. */
  readonly raws = new RawPlaces();
  readonly issuances: IssuanceRow[] = [];
  bytes = 0;
  /** Two rows are the same event; known after `encodeRows`. */
  hasTwins = false;

  /** `rows`: an empty buffer. */
  constructor(id: number, values: IdCache, terms: IdCache, notes: SessionNotes, rows: CopyBuffer) {
    this.id = id;
    this.#rows = rows;
    this.#values = values;
    this.#ids = Object.fromEntries(referenced.map((path) => [path, values.of(path)])) as ReferencedIds;
    this.#terms = terms;
    this.#notes = notes;
  }

  get size(): number {
    return this.#starts.length;
  }

  add(event: NormalisedEvent, key: string, fileId: number, offset: number, raw: Uint8Array): void {
    this.#starts.push(this.#rows.length);
    const byConsole = (event.flags & EventFlag.console) !== 0;
    const session = event.session === null ? null : this.#notes.note(event.session, byConsole);
    const accessKey = this.#encode(event, key, fileId, this.times.length, session);
    const issuance = toIssuanceRow(event, this.times.length, key, session, this.#values);
    if (issuance !== null) this.issuances.push(issuance);
    this.#sessions.add(session, accessKey, event);
    this.times.push(event.eventTime);
    this.fileIds.push(fileId);
    this.raws.add(offset, raw);
    this.bytes += raw.length;
  }

  /** The COPY message for `event`. */
  encodeRows(): Buffer {
    const rows = this.#rows.view();
    const starts = this.#starts;
    const order = new Uint32Array(starts.length).map((_, index) => index);
    order.sort((a, b) => this.#compare(rows, a, b));
    this.hasTwins = order.some((seq, index) => {
      const before = order[index - 1];
      return before !== undefined && this.#compare(rows, before, seq) === 0;
    });
    return joinRows(rows, starts, order);
  }

  /** The buffer of its rows, empty, for another batch. Nothing is to be added to this one or encoded again. */
  releaseRows(): CopyBuffer {
    this.#rows.clear();
    return this.#rows;
  }

  /** What these rows add to the hourly cube; null where none of them has a time. */
  cubePart(seqs: Iterable<number>): CubePart | null {
    return this.#cells.part(seqs);
  }

  /** The COPY message for `session_hour` that counts these rows; null where none is of a session. */
  encodeSessionHours(seqs: Iterable<number>): Buffer | null {
    return this.#sessions.encode(seqs);
  }

  /** Ids of the sessions in it, each once. */
  sessionIds(): CachedId[] {
    return this.#sessions.ids();
  }

  #compare(rows: Buffer, a: number, b: number): number {
    const left = this.times[a] ?? -Infinity;
    const right = this.times[b] ?? -Infinity;
    if (left !== right) return left < right ? -1 : 1;
    const leftKey = (this.#starts[a] ?? 0) + keyAt;
    const rightKey = (this.#starts[b] ?? 0) + keyAt;
    return rows.compare(rows, rightKey, rightKey + 16, leftKey, leftKey + 16);
  }

  /** Answers the id of the key that signed. */
  #encode(
    event: NormalisedEvent,
    key: string,
    fileId: number,
    seq: number,
    session: CachedId | null,
  ): CachedId | null {
    const copy = this.#rows;
    const ids = this.#ids;
    copy.row(columnCount);
    copy.timestamp(event.eventTime);
    copy.latin1(key);
    copy.int32(this.id);
    this.#hashed(event.eventID);
    this.#hashed(event.requestID);
    this.#reference(ids.actor, event.actor);
    const accessKey = this.#reference(ids.accessKeyId, event.accessKeyId);
    if (session === null) copy.null();
    else copy.int64(session.high, session.low);
    const cell = this.#cellIds;
    // In the order of idDimensions: through a list of their names each takes twice as long.
    cell[0] = this.#reference(ids.account, event.account);
    cell[1] = this.#reference(ids.awsRegion, event.awsRegion);
    cell[2] = this.#reference(ids.eventSource, event.eventSource);
    cell[3] = this.#reference(ids.eventName, event.eventName);
    cell[4] = this.#reference(ids.principal, event.principal);
    cell[5] = this.#reference(ids.sourceIPAddress, event.sourceIPAddress);
    cell[6] = this.#reference(ids.userAgent, event.userAgent);
    cell[7] = this.#reference(ids.errorCode, event.errorCode);
    const outcome = outcomeCodes.of(event.outcome);
    const identity = identityCodes.of(event.identityType);
    const category = categoryCodes.of(event.eventCategory);
    const readOnly = readOnlyCodes.of(event.readOnly);
    copy.int16(outcome);
    copy.int16(identity);
    copy.int16(category);
    copy.int16(readOnly);
    this.#cells.add(event.eventTime, cell, outcome | (identity << 8) | (category << 16) | (readOnly << 24));
    copy.int16(originCodes.of(event.timeOrigin));
    copy.int16(event.flags);
    copy.int32(seq);
    copy.int32(fileId);
    this.#encodeTerms(event.terms);
    return accessKey;
  }

  /** In the order of their ids: whichever copy comes first, with its order of keys, the row is the same. */
  #encodeTerms(terms: NormalisedEvent['terms']): void {
    const count = terms.length;
    if (sorting.length < count * 2) sorting = new Int32Array(count * 4);
    let ids: PathIds | null = null;
    for (let index = 0; index < count; index += 1) {
      const { path, value } = terms[index] as Term;
      ids = this.#terms.after(ids, path);
      const { high, low } = ids.id(value);
      // A handful, most of the time: each is put in its place among those before it.
      let at = index * 2;
      for (; at > 0; at -= 2) {
        const before = sorting[at - 2] as number;
        if (before < high || (before === high && (sorting[at - 1] as number) <= low)) break;
        sorting[at] = before;
        sorting[at + 1] = sorting[at - 1] as number;
      }
      sorting[at] = high;
      sorting[at + 1] = low;
    }
    this.#rows.startInt64Array(count);
    for (let at = 0; at < count * 2; at += 2)
      this.#rows.arrayInt64(sorting[at] as number, sorting[at + 1] as number);
  }

  #reference(ids: PathIds, value: string | null): CachedId | null {
    if (value === null) {
      this.#rows.null();
      return null;
    }
    const id = ids.idAgain(value);
    this.#rows.int64(id.high, id.low);
    return id;
  }

  /** Unique by nature: found by their hash, their text is in the record itself. */
  #hashed(id: string | null): void {
    if (id === null) this.#rows.null();
    else this.#rows.int32(lookupHash(id));
  }
}
