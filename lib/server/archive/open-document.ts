import type { ArchiveItem } from './archive-item.ts';
import { limitError } from './budget.ts';
import { streamAccess } from './random-access.ts';
import type { Input, Walk } from './walk.ts';

/** Hands out the input as one document, and drops what its consumer left of it. */
export async function* openDocument(walk: Walk, path: string, input: Input): AsyncGenerator<ArchiveItem> {
  const chunks = limited(walk, content(walk, input));
  try {
    yield { kind: 'document', document: { path, chunks } };
  } finally {
    await chunks.return(undefined);
  }
}

async function* content(walk: Walk, input: Input): AsyncGenerator<Uint8Array> {
  if (input.kind === 'bytes') yield input.bytes;
  else if (input.kind === 'random') yield* streamAccess(input.random, walk.progress);
  else yield* input.reader.stream(Number.POSITIVE_INFINITY);
}

/** Stops at the size of the largest document allowed, and lets the clock run while bytes are made. */
async function* limited(walk: Walk, chunks: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  const { budget } = walk;
  const { maxEntryBytes } = budget.limits;
  let size = 0;
  budget.enter();
  try {
    for await (const chunk of chunks) {
      const room = maxEntryBytes - size;
      size += chunk.length;
      budget.leave();
      if (chunk.length > room) {
        if (room > 0) yield chunk.subarray(0, room);
        budget.enter();
        throw limitError(`it is larger than ${maxEntryBytes} bytes`, 'SPOOR_MAX_ENTRY_BYTES');
      }
      yield chunk;
      budget.enter();
    }
  } finally {
    budget.leave();
  }
}
