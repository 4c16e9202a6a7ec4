import { contentText } from '#lib/core/cloudtrail/content-text.ts';
import { excerptOf } from '#lib/core/cloudtrail/excerpt.ts';
import { normalise } from '#lib/core/cloudtrail/normalise.ts';
import { parseRecord } from '#lib/core/cloudtrail/parse-record.ts';
import type { Piece } from '#lib/core/cloudtrail/split-records.ts';
import { unwrap } from '#lib/core/cloudtrail/unwrap.ts';
import type { EventBatch } from '../store/event-batch.ts';
import { identityKey } from '../store/identity-key.ts';
import type { OpenDocument } from './open-document.ts';

/** Turns pieces of a document into rows of the batch, and into rejects; a piece never costs its neighbours. */
export function readPieces(pieces: readonly Piece[], document: OpenDocument, batch: EventBatch): void {
  for (const piece of pieces) {
    document.pieces += 1;
    if (document.pieces <= document.resumeAt) continue;
    if (piece.kind === 'reject') document.reject(piece);
    else readPiece(piece, document, batch);
  }
}

function readPiece(
  piece: Extract<Piece, { kind: 'record' }>,
  document: OpenDocument,
  batch: EventBatch,
): void {
  const place = { kind: 'reject', offset: piece.offset, line: piece.line, column: piece.column } as const;
  const parsed = parseRecord(piece);
  if (parsed.kind === 'reject') {
    document.reject({ ...parsed, ...place });
    return;
  }
  const unwrapped = unwrap(parsed.value);
  if (unwrapped.kind === 'reject') {
    document.reject({ ...place, ...unwrapped, excerpt: excerptOf(piece.bytes.subarray(0, 200)) });
    return;
  }
  document.container ??= unwrapped.container;
  for (const refused of unwrapped.refused ?? []) {
    document.reject({ ...refused, ...place, excerpt: excerptOf(piece.bytes.subarray(0, 200)) });
  }
  for (const { value, text, envelopeTime } of unwrapped.records) {
    const raw = text === undefined ? piece.bytes : Buffer.from(text);
    document.records += 1;
    document.keptAny = true;
    batch.add(
      normalise(value, envelopeTime),
      identityKey(contentText(value)),
      document.fileId,
      piece.offset,
      raw,
    );
  }
}
