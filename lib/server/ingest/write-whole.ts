import { SpoorError } from '#lib/core/errors.ts';
import type { FileChange } from '../store/file-change.ts';
import { findTakenPlaces } from '../store/find-taken-places.ts';
import { knownChange, resultOf, takeChange } from './file-changes.ts';
import type { DocumentEnd, DocumentHead, FileResult, ThreadOptions } from './messages.ts';
import { OpenDocument } from './open-document.ts';
import { readChunk, readPieces } from './read-pieces.ts';
import type { ReadyBatch, Writer } from './writer.ts';

export interface WholeDocument {
  readonly head: DocumentHead;
  readonly chunks: readonly Uint8Array[];
  readonly end: DocumentEnd;
}

/** How often a file may be overtaken by another worker before something must be wrong. */
const maxAttempts = 5;

interface Read {
  readonly whole: WholeDocument;
  readonly document: OpenDocument;
  readonly change: FileChange;
}

/** Documents that are read and not yet written. */
export interface ReadGroup {
  readonly reads: readonly Read[];
  readonly batch: ReadyBatch;
}

/**
 * Reads documents that fit in memory, for one transaction. Hashed first: bytes that were imported
 * before are not read again, they only leave a row that says so.
 */
export async function readWhole(
  wholes: readonly WholeDocument[],
  writer: Writer,
  options: ThreadOptions,
): Promise<ReadGroup> {
  const hashes = wholes.map(({ end }) => (end.sha256 === null ? null : Buffer.from(end.sha256)));
  const { batchId, fileIds, known } = await writer.reserve(
    wholes.length,
    hashes.flatMap((sha256) => sha256?.toString('hex') ?? []),
  );
  const batch = writer.newBatch(batchId);
  const reads: Read[] = [];
  for (const [index, whole] of wholes.entries()) {
    const { fault, skipped, unopened } = whole.end;
    const document = new OpenDocument(whole.head, fileIds[index] ?? 0, options);
    document.sha256 = hashes[index] ?? null;
    const before = known.get(document.sha256?.toString('hex') ?? '');
    if (before !== undefined && before.fileId !== whole.head.replaces) {
      document.bytes = whole.chunks.reduce((sum, chunk) => sum + chunk.length, 0);
      reads.push({ whole, document, change: { ...knownChange(document, before), fault } });
      continue;
    }
    for (const chunk of whole.chunks) await readChunk(chunk, document, batch);
    readPieces(document.close(fault, skipped), document, batch);
    if (unopened !== null) document.bytes = unopened;
    reads.push({ whole, document, change: takeChange(document, true) });
  }
  return { reads, batch: await writer.encode(batch) };
}

/** Writes what was read in one transaction, and what another worker was faster with once more. */
export async function writeWhole(
  { reads, batch }: ReadGroup,
  writer: Writer,
  options: ThreadOptions,
  attempt = 1,
): Promise<FileResult[]> {
  const { inserted, raced } = await writer.write(
    batch,
    reads.map((read) => read.change),
  );
  const results = reads
    .filter(({ change }) => !raced.has(change.fileId))
    .map(({ document, change }) => resultOf(document, change, inserted.get(change.fileId) ?? 0));
  const lost = reads.filter(({ change }) => raced.has(change.fileId));
  if (lost.length > 0) results.push(...(await settleRaces(lost, writer, options, attempt)));
  return results;
}

/**
 * Files that another worker wrote in the same moment. Where it was this very place of the source,
 * nothing is left to do; where it was the same bytes elsewhere, they are known when read again.
 */
async function settleRaces(
  lost: readonly Read[],
  writer: Writer,
  options: ThreadOptions,
  attempt: number,
): Promise<FileResult[]> {
  const places = lost.map(({ whole }) => whole.head);
  const taken = await writer.run((client) => findTakenPlaces(client, places));
  const done = lost.filter((_, index) => taken[index] === true);
  const again = lost.filter((_, index) => taken[index] !== true);
  const results = done.map(({ document, change }) => resultOf(document, change, 0));
  if (again.length === 0) return results;
  const rest = again.map(({ whole }) => whole);
  if (attempt === maxAttempts) {
    throw new SpoorError('conflict', `${rest[0]?.head.path} is being written elsewhere, again and again.`);
  }
  const group = await readWhole(rest, writer, options);
  return [...results, ...(await writeWhole(group, writer, options, attempt + 1))];
}
