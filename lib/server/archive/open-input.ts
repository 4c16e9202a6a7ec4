import { SpoorError } from '#lib/core/errors.ts';
import type { ArchiveItem } from './archive-item.ts';
import { limitError } from './budget.ts';
import { ChunkReader } from './chunk-reader.ts';
import type { Codec } from './codec.ts';
import { type Container, detectContainer, headBytes } from './detect-container.ts';
import { inflateStream } from './inflate-stream.ts';
import { claimedSize, inflateWhole } from './inflate-whole.ts';
import { openDocument } from './open-document.ts';
import { accessBytes, type RandomAccess, streamAccess } from './random-access.ts';
import { readTar } from './read-tar.ts';
import { readZip } from './read-zip.ts';
import { emptyFile } from './repeats.ts';
import { gather } from './scratch.ts';
import { type Input, rejected, type Walk } from './walk.ts';

/** Looks at the first bytes of `input` and opens what they announce. `depth` containers are around it. */
export async function* openInput(
  walk: Walk,
  path: string,
  input: Input,
  depth: number,
): AsyncGenerator<ArchiveItem> {
  const reader = input.kind === 'stream' ? input.reader : null;
  try {
    const head = await peek(input);
    if (head.length === 0) {
      const item = walk.repeats.list(path, emptyFile);
      if (item !== null) yield item;
      return;
    }
    const container = detectContainer(head);
    if (container.kind === 'plain') yield* openDocument(walk, path, input);
    else if (container.kind === 'unsupported')
      yield rejected(path, unsupported(container.name), sizeOf(input));
    else if (depth >= walk.budget.limits.maxDepth) yield rejected(path, tooDeep(walk), sizeOf(input));
    else yield* openContainer(walk, path, container.kind, input, depth + 1);
  } catch (error) {
    if (error !== walk.budget.fatal) yield rejected(path, error, sizeOf(input));
  } finally {
    await reader?.close();
  }
}

async function* openContainer(
  walk: Walk,
  path: string,
  kind: Exclude<Container['kind'], 'plain' | 'unsupported'>,
  input: Input,
  depth: number,
): AsyncGenerator<ArchiveItem> {
  if (kind === 'tar') {
    // A tar right inside a compressed layer is one container to people: .tar.gz.
    yield* readTar(walk, path, readerOf(walk, input, depth), depth);
  } else if (kind === 'zip') {
    if (input.kind !== 'stream') yield* readZip(walk, path, randomOf(input), depth);
    else {
      const scratch = await gather(input.reader, walk.options);
      try {
        yield* readZip(walk, path, scratch.access, depth);
        if (scratch.failure !== null) yield rejected(path, scratch.failure, scratch.access.size);
      } finally {
        await scratch.close();
      }
    }
  } else yield* openCompressed(walk, path, kind, input, depth);
}

async function* openCompressed(
  walk: Walk,
  path: string,
  codec: Codec,
  input: Input,
  depth: number,
): AsyncGenerator<ArchiveItem> {
  const { budget } = walk;
  const whole = input.kind === 'bytes' ? inflateWhole(input.bytes, codec, claimedSize(input.bytes)) : null;
  let inner: Input;
  if (whole !== null && input.kind === 'bytes') {
    budget.countBytes(whole.length, input.bytes.length, whole.length);
    inner = { kind: 'bytes', bytes: whole };
  } else {
    const compressed = readerOf(walk, input, depth);
    const content = inflateStream(compressed.stream(Number.POSITIVE_INFINITY), codec, {
      again: input.kind === 'stream' ? input.again : randomOf(input),
      onOutput(made, totalIn, totalOut) {
        budget.countBytes(made, totalIn, totalOut);
      },
    });
    inner = { kind: 'stream', reader: new ChunkReader(content) };
  }
  const head = await peek(inner);
  const isTar = detectContainer(head).kind === 'tar';
  yield* walk.open(path, inner, isTar ? depth - 1 : depth);
}

async function peek(input: Input): Promise<Uint8Array> {
  if (input.kind === 'bytes') return input.bytes.subarray(0, headBytes);
  if (input.kind === 'random') return await input.random.read(0, headBytes);
  return await input.reader.peek(headBytes);
}

function randomOf(input: Exclude<Input, { kind: 'stream' }>): RandomAccess {
  return input.kind === 'bytes' ? accessBytes(input.bytes) : input.random;
}

/** The input from its start. The outermost layer tells the progress. */
function readerOf(walk: Walk, input: Input, depth: number): ChunkReader {
  if (input.kind === 'stream') return input.reader;
  const onChunk = depth === 1 ? walk.progress : undefined;
  return new ChunkReader(streamAccess(randomOf(input), onChunk));
}

function sizeOf(input: Input): number {
  if (input.kind === 'bytes') return input.bytes.length;
  return input.kind === 'random' ? input.random.size : input.reader.position;
}

function unsupported(name: string): SpoorError {
  return new SpoorError('unsupported_archive', `It is a ${name} file, which Spoor does not read.`, {
    remedy: 'Unpack it, or pack it as .zip, .tar, .gz or .zst, and import that.',
  });
}

function tooDeep(walk: Walk): SpoorError {
  const { maxDepth } = walk.budget.limits;
  return limitError(`archives lie inside one another more than ${maxDepth} deep`, 'SPOOR_MAX_ARCHIVE_DEPTH');
}
