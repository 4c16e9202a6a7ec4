import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { SpoorError } from '#lib/core/errors.ts';
import { formatPathList, type ListedFile } from '#lib/core/imports/path-list.ts';
import type { PrismaClient } from '#prisma/generated/client.ts';
import type { Env } from '../env.ts';
import { walkFolder } from '../sources/walk-folder.ts';
import { addSource } from '../store/add-source.ts';
import { createRun } from '../store/create-run.ts';
import type { SourceClaims } from '../store/source-claims.ts';
import { importSource, type OpenItems } from './import-source.ts';
import type { IngestPool } from './ingest-pool.ts';
import type { FileResult } from './messages.ts';
import { type FilesRequest, openFiles } from './open-files.ts';

export interface ImportPathsOptions {
  readonly label?: string;
  readonly signal?: AbortSignal;
  readonly onSized?: (bytes: number) => void;
  readonly onRead?: (bytes: number) => void;
  readonly onResult?: (result: FileResult) => void;
}

/** Files below `smallBytes` share a source, so many at most: one each costs more than what they hold. */
const smallBytes = 256 * 1024;
const smallTogether = 1_000;

interface SizedPath extends ListedFile {
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
  const groups = [...groupsOf(sized)];
  const label = options.label ?? labelOf(paths);
  const runId = await createRun(parts.prisma, { label, origin: 'command', expected: groups.length });
  let complete = true;
  let before = 0;
  for (const group of groups) {
    options.signal?.throwIfAborted();
    const name = labelOf(group.map(({ file }) => file));
    const size = group.reduce((sum, file) => sum + file.size, 0);
    const id = await addSource(parts.prisma, { runId, name, place: placeOf(group), sizeBytes: size });
    await parts.claims.claim(id);
    const onRead = (bytes: number) => options.onRead?.(before + bytes);
    const open: OpenItems = (onProgress) => openFiles(requestOf(group, onProgress), parts.env);
    const done = await importSource(parts.pool, parts.prisma, id, open, { ...options, onRead });
    complete &&= done;
    before += size;
    await parts.claims.release(id);
  }
  return { runId, complete };
}

/** Where the worker finds them again, should this process die. */
function placeOf(group: readonly SizedPath[]): string {
  const [only] = group;
  if (group.length === 1 && only !== undefined) return `path:${only.file}`;
  return `paths:${formatPathList(group)}`;
}

function requestOf(group: readonly SizedPath[], onProgress: (bytesRead: number) => void): FilesRequest {
  const [only] = group;
  if (group.length > 1 || only === undefined) return { files: group, onProgress };
  return { path: only.file, name: only.name, size: only.size, onProgress };
}

/** In their order: small files in groups, anything else alone. */
function* groupsOf(paths: readonly SizedPath[]): Generator<SizedPath[]> {
  let group: SizedPath[] = [];
  for (const path of paths) {
    const small = !path.folder && path.size < smallBytes;
    if (group.length > 0 && (!small || group.length === smallTogether)) {
      yield group;
      group = [];
    }
    if (small) group.push(path);
    else yield [path];
  }
  if (group.length > 0) yield group;
}

async function sizeOf(given: string): Promise<SizedPath> {
  const file = resolve(given);
  const found = await stat(file).catch((cause: unknown) => {
    throw new SpoorError('not_found', `${given} cannot be read.`, {
      remedy: 'Give the path of a file or folder that exists and that you may read.',
      cause,
    });
  });
  const name = basename(file);
  if (!found.isDirectory()) return { file, name, size: found.size, folder: false };
  let size = 0;
  for await (const inner of walkFolder(file)) size += inner.size;
  return { file, name, size, folder: true };
}

function labelOf(paths: readonly string[]): string {
  const [first = ''] = paths;
  return paths.length === 1
    ? basename(resolve(first))
    : `${basename(resolve(first))} and ${paths.length - 1} more`;
}
