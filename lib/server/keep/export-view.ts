import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { type ExportFormat, exportKinds } from '#lib/core/export/export-format.ts';
import { exportName } from '#lib/core/export/export-name.ts';
import { formatView } from '#lib/core/view/codec.ts';
import type { View } from '#lib/core/view/view.ts';
import type { PrismaClient } from '#prisma/generated/client.ts';
import type { CountedView } from '../queries/count-rows.ts';
import type { QueryContext } from '../queries/read-snapshot.ts';
import { streamView, type ViewRows } from '../queries/stream-view.ts';
import { exportLines, needsRecords } from './export-lines.ts';
import { ExportTrack } from './export-track.ts';

export interface ExportFile {
  readonly name: string;
  readonly type: string;
  /** Throws where the file cannot be ended; whoever reads no further cancels the query. */
  readonly parts: AsyncGenerator<Uint8Array>;
}

/**
 * All rows of a View as a file, written as it is read. Throws as `listEvents` before there is a
 * file, and SpoorError 'conflict' where `id` is taken.
 */
export async function exportView(
  context: QueryContext & { readonly prisma: PrismaClient },
  view: View,
  { format, id = randomUUID() }: { format: ExportFormat; id?: string | undefined },
): Promise<ExportFile> {
  const track = await ExportTrack.begin(context.prisma, { id, format, view: formatView(view) });
  const pieces = streamView(context, view, { withRecords: needsRecords(view, format) });
  try {
    const first = await pieces.next();
    const counted = first.done === true ? { total: 0, range: null } : (first.value as CountedView);
    await track.count(counted.total);
    const lines = exportLines(rowsOf(pieces, track), view, format);
    const parts = tracked(format === 'records' ? gzipped(lines) : lines, pieces, track, context.signal);
    // Begun, so that whoever ends it before the first part ends the query too.
    await parts.next();
    return {
      name: exportName(view, counted.range, context.now, format),
      type: exportKinds[format].type,
      parts,
    };
  } catch (error) {
    await pieces.return(undefined);
    await track.end('failed');
    throw error;
  }
}

async function* rowsOf(
  pieces: AsyncGenerator<CountedView | ViewRows>,
  track: ExportTrack,
): AsyncGenerator<ViewRows> {
  for await (const piece of pieces) {
    if (!('rows' in piece)) continue;
    yield piece;
    await track.add(piece.rows.length);
  }
}

/** Begins with a part of nothing; says at the end what became of it. */
async function* tracked(
  lines: AsyncGenerator<Uint8Array>,
  pieces: AsyncGenerator<unknown>,
  track: ExportTrack,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array> {
  let end: 'done' | 'failed' | 'cancelled' = 'cancelled';
  try {
    yield new Uint8Array();
    yield* lines;
    end = 'done';
  } catch (error) {
    end = signal?.aborted === true ? 'cancelled' : 'failed';
    throw error;
  } finally {
    await pieces.return(undefined);
    await track.end(end);
  }
}

/** Without its last bytes, a gzip file is known to be cut. */
async function* gzipped(parts: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  const gzip = createGzip();
  const source = Readable.from(parts, { objectMode: true, highWaterMark: 1 });
  // What fails there is thrown by the reading of `gzip`.
  const done = pipeline(source, gzip).catch(() => undefined);
  try {
    yield* gzip as AsyncIterable<Uint8Array>;
  } finally {
    source.destroy();
    await done;
  }
}
