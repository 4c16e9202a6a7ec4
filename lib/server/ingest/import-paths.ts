import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { SpoorError } from '#lib/core/errors.ts';
import type { PrismaClient } from '#prisma/generated/client.ts';
import type { Env } from '../env.ts';
import { walkFolder } from '../sources/walk-folder.ts';
import { addSource } from '../store/add-source.ts';
import { createRun } from '../store/create-run.ts';
import type { SourceClaims } from '../store/source-claims.ts';
import { importSource, type OpenItems } from './import-source.ts';
import type { IngestPool } from './ingest-pool.ts';
import type { FileResult } from './messages.ts';
import { openFiles } from './open-files.ts';

export interface ImportPathsOptions {
  readonly label?: string;
  readonly signal?: AbortSignal;
  readonly onSized?: (bytes: number) => void;
  readonly onRead?: (bytes: number) => void;
  readonly onResult?: (result: FileResult) => void;
}

/** Files below `smallBytes` are read beside each other, so many at a time: they share transactions. */
const smallBytes = 256 * 1024;
const smallAtOnce = 64;

interface SizedPath {
  readonly path: string;
  readonly size: number;
  readonly folder: boolean;
}

/**
 * Imports files and folders of this machine in this process. Answers the run's id, and whether
 * every source went through. Throws SpoorError 'not_found' for a path that cannot be read, before
 * anything is written.
 */
export async function importPaths(
  parts: { pool: IngestPool; prisma: PrismaClient; claims: SourceClaims; env: Env },
  paths: readonly string[],
  options: ImportPathsOptions = {},
): Promise<{ runId: string; complete: boolean }> {
  const sized = await Promise.all(paths.map(sizeOf));
  options.onSized?.(sized.reduce((sum, { size }) => sum + size, 0));
  const label = options.label ?? labelOf(paths);
  const runId = await createRun(parts.prisma, { label, origin: 'command', expected: sized.length });
  let complete = true;
  let readBytes = 0;
  const importOne = async ({ path, size }: SizedPath): Promise<void> => {
    const name = basename(path);
    const id = await addSource(parts.prisma, { runId, name, place: `path:${path}`, sizeBytes: size });
    await parts.claims.claim(id);
    let before = 0;
    const onRead = (bytes: number) => {
      readBytes += bytes - before;
      before = bytes;
      options.onRead?.(readBytes);
    };
    const open: OpenItems = (onProgress) => openFiles({ path, name, size, onProgress }, parts.env);
    const done = await importSource(parts.pool, parts.prisma, id, open, { ...options, onRead });
    complete &&= done;
    await parts.claims.release(id);
  };
  for (const group of groupsOf(sized)) {
    options.signal?.throwIfAborted();
    await Promise.all(group.map(importOne));
  }
  return { runId, complete };
}

/** In their order: small files in groups, anything else alone. */
function* groupsOf(paths: readonly SizedPath[]): Generator<SizedPath[]> {
  let group: SizedPath[] = [];
  for (const path of paths) {
    const small = !path.folder && path.size < smallBytes;
    if (group.length > 0 && (!small || group.length === smallAtOnce)) {
      yield group;
      group = [];
    }
    if (small) group.push(path);
    else yield [path];
  }
  if (group.length > 0) yield group;
}

async function sizeOf(given: string): Promise<SizedPath> {
  const path = resolve(given);
  const found = await stat(path).catch((cause: unknown) => {
    throw new SpoorError('not_found', `${given} cannot be read.`, {
      remedy: 'Give the path of a file or folder that exists and that you may read.',
      cause,
    });
  });
  if (!found.isDirectory()) return { path, size: found.size, folder: false };
  let size = 0;
  for await (const file of walkFolder(path)) size += file.size;
  return { path, size, folder: true };
}

function labelOf(paths: readonly string[]): string {
  const [first = ''] = paths;
  return paths.length === 1
    ? basename(resolve(first))
    : `${basename(resolve(first))} and ${paths.length - 1} more`;
}
