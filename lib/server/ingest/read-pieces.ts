import { setImmediate as nextTurn } from 'node:timers/promises';
import { contentBytes } from '#lib/core/cloudtrail/content-bytes.ts';
import type { DocumentPiece } from '#lib/core/cloudtrail/document/document-splitter.ts';
import { excerptOf } from '#lib/core/cloudtrail/excerpt.ts';
import { normalise } from '#lib/core/cloudtrail/normalise.ts';
import { type JsonObject, parseRecord } from '#lib/core/cloudtrail/parse-record.ts';
import { type UnwrappedRecord, unwrap } from '#lib/core/cloudtrail/unwrap.ts';
import type { EventBatch } from '../store/event-batch.ts';
import { identityKey } from '../store/identity-key.ts';
import type { OpenDocument } from './open-document.ts';

type RecordPiece = Extract<DocumentPiece, { kind: 'record' }>;
type RowPiece = Extract<DocumentPiece, { kind: 'row' }>;

/** So much of a document is cut and read at a time: its parsed records are held all at once. */
const stretchBytes = 64 * 1024;

/**
 * Reads more of a document. `chunk` must not be overwritten while records of it live. After each
 * stretch it is others' turn: the batch before this one is being sent meanwhile.
 */
export async function readChunk(chunk: Uint8Array, document: OpenDocument, batch: EventBatch): Promise<void> {
  for (let at = 0; at < chunk.length; at += stretchBytes) {
    readPieces(document.push(chunk.subarray(at, at + stretchBytes)), document, batch);
    await nextTurn();
  }
}

/** Turns pieces of a document into rows of the batch, and into rejects; a piece never costs its neighbours. */
export function readPieces(
  pieces: readonly DocumentPiece[],
  document: OpenDocument,
  batch: EventBatch,
): void {
  for (const piece of pieces) {
    document.pieces += 1;
    if (document.pieces <= document.resumeAt) continue;
    if (piece.kind === 'reject') document.reject(piece);
    else if (piece.kind === 'row') readRow(piece, document, batch);
    else readRecord(piece, document, batch);
  }
}

function readRecord(piece: RecordPiece, document: OpenDocument, batch: EventBatch): void {
  const parsed = parseRecord(piece);
  if (parsed.kind === 'reject') document.reject({ ...parsed, ...placeOf(piece) });
  else readValue(parsed.value, null, piece, document, batch);
}

/** A row of a table is a record as it stands; a cell of whole records may hold any envelope. */
function readRow(piece: RowPiece, document: OpenDocument, batch: EventBatch): void {
  for (const note of piece.notes) document.note(note);
  if (piece.text !== null) readValue(piece.value, piece.text, piece, document, batch);
  else add({ value: piece.value, flags: piece.flags }, piece, document, batch);
}

/** `text`: the value's own JSON where it travelled inside the piece. */
function readValue(
  value: JsonObject,
  text: string | null,
  piece: RecordPiece | RowPiece,
  document: OpenDocument,
  batch: EventBatch,
): void {
  const unwrapped = unwrap(value, document.unpack);
  const excerpt = () => excerptOf(piece.bytes.subarray(0, 200));
  if (unwrapped.kind === 'reject') {
    document.reject({ ...placeOf(piece), ...unwrapped, kind: 'reject', excerpt: excerpt() });
    return;
  }
  if (unwrapped.container !== 'record') document.container ??= unwrapped.container;
  for (const refused of unwrapped.refused ?? [])
    document.reject({ ...refused, ...placeOf(piece), excerpt: excerpt() });
  for (const record of unwrapped.records)
    add(text === null ? record : { text, ...record }, piece, document, batch);
}

function add(
  { value, text, envelopeTime, flags }: UnwrappedRecord,
  piece: RecordPiece | RowPiece,
  document: OpenDocument,
  batch: EventBatch,
): void {
  document.records += 1;
  document.keptAny = true;
  const raw = text === undefined ? piece.bytes : Buffer.from(text);
  const event = normalise(value, envelopeTime, flags);
  batch.add(event, identityKey(contentBytes(value)), document.fileId, piece.offset, raw);
}

function placeOf({ offset, line, column }: RecordPiece | RowPiece) {
  return { kind: 'reject', offset, line, column } as const;
}
