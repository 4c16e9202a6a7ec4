import { closeSync, fstatSync, openSync } from 'node:fs';
import { cleanPath, isLitter } from '#lib/core/clean-path.ts';
import { SpoorError } from '#lib/core/errors.ts';
import type { ArchiveItem, ArchiveLimits, ArchiveOptions, ArchiveSource } from './archive-item.ts';
import { Budget } from './budget.ts';
import { wholeBytes } from './inflate-whole.ts';
import { openInput } from './open-input.ts';
import { accessFile } from './random-access.ts';
import { litter, Repeats } from './repeats.ts';
import { rejected, type Walk } from './walk.ts';

/**
 * Turns a file into the documents it holds, through any nesting of gzip, zstd, zip and tar, told by
 * their content. One item at a time: a document's chunks end when the next item is asked for.
 * What cannot be opened is an item too; only I/O errors and disk_full are thrown.
 */
export async function* openArchive(
  source: ArchiveSource,
  limits: ArchiveLimits,
  options: ArchiveOptions = {},
): AsyncGenerator<ArchiveItem> {
  const path = cleanPath(source.name);
  if (isLitter(path)) return yield { ...litter(source.size), path };
  const budget = new Budget(limits, source.size);
  const fd = openFile(source.file);
  if (fd instanceof SpoorError) return yield rejected(path, fd, source.size);
  let done = 0;
  const walk: Walk = {
    budget,
    options,
    repeats: new Repeats(),
    open: (inner, input, depth) => openInput(walk, inner, input, depth),
    progress(bytesRead) {
      if (bytesRead <= done) return;
      done = Math.min(bytesRead, source.size);
      source.onProgress?.(done);
    },
  };
  try {
    const { size } = fstatSync(fd);
    const random = accessFile(fd, size);
    const input =
      size <= wholeBytes
        ? ({ kind: 'bytes', bytes: await random.read(0, size) } as const)
        : ({ kind: 'random', random } as const);
    yield* timed(openInput(walk, path, input, 0), budget);
    yield* walk.repeats.rest(path);
    if (budget.fatal !== null) yield rejected(path, budget.fatal, source.size);
    walk.progress(source.size);
  } finally {
    closeSync(fd);
  }
}

const unreadable = ['ENOENT', 'EACCES', 'EPERM', 'ELOOP', 'ENAMETOOLONG'];

/** A file that may not be read costs itself alone, not the folder that it lies in. */
function openFile(file: string): number | SpoorError {
  try {
    return openSync(file, 'r');
  } catch (cause) {
    const { code = '' } = cause as NodeJS.ErrnoException;
    if (!unreadable.includes(code)) throw cause;
    return new SpoorError('not_found', `The file cannot be read (${code}).`, {
      remedy: 'Check that it is there and that Spoor may read it.',
      cause,
    });
  }
}

/** Lets the budget's clock run only while the archive is worked on, not while its items are. */
async function* timed(items: AsyncGenerator<ArchiveItem>, budget: Budget): AsyncGenerator<ArchiveItem> {
  budget.enter();
  for await (const item of items) {
    budget.leave();
    yield item;
    budget.enter();
  }
}
