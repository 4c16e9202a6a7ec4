import { z } from 'zod';
import { errorCodes } from '../errors.ts';
import { remarkKinds } from '../imports/notes.ts';
import { importDeletion } from './deletion.ts';

export const runOrigins = ['upload', 'command', 'demo'] as const;

/** Sums over the files of an import. records = inserted + known + rejected. */
export const ingestCounts = z.object({
  files: z.int(),
  /** Files that are not CloudTrail logs, or could not be read at all. */
  filesRejected: z.int(),
  /** Files that yielded records and are damaged or hold rejects. */
  filesDamaged: z.int(),
  /** Files whose exact bytes were imported before. */
  filesKnown: z.int(),
  /** Files that are no logs by their nature, passed over. */
  filesSkipped: z.int(),
  records: z.int(),
  inserted: z.int(),
  known: z.int(),
  rejected: z.int(),
});
export type IngestCounts = z.infer<typeof ingestCounts>;

export const sourceStates = ['receiving', 'queued', 'working', 'done', 'failed', 'cancelled'] as const;

const importError = z.object({
  code: z.enum(errorCodes),
  message: z.string(),
  remedy: z.string().optional(),
});

/** One dropped file or archive, or one path of the command line. */
export const importSource = z.object({
  id: z.string(),
  name: z.string(),
  state: z.enum(sourceStates),
  sizeBytes: z.number(),
  /** How much of it the worker has read. */
  readBytes: z.number(),
  error: importError.nullable(),
  counts: ingestCounts,
});
export type ImportSource = z.infer<typeof importSource>;

export const importRun = z.object({
  id: z.string(),
  label: z.string(),
  origin: z.enum(runOrigins),
  createdAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
  sources: z.int(),
  /** Finished, one way or another. */
  sourcesDone: z.int(),
  /** Of those, the ones that broke off: their error is with the source. */
  sourcesFailed: z.int(),
  /** Somebody wanted no more of it; it is over once `finishedAt` says so. */
  cancelled: z.boolean(),
  /** Why it waits, such as for room on the disk; it goes on by itself. */
  heldBy: importError.nullable(),
  sizeBytes: z.number(),
  readBytes: z.number(),
  counts: ingestCounts,
  /** Null unless it is deleted; its counts are those of what is left, nothing. */
  deletion: importDeletion.nullable(),
});
export type ImportRun = z.infer<typeof importRun>;

/**
 * `known`: the same bytes were imported before. `damaged`: yielded records, and says what it lost.
 * `skipped`: not a log by its nature (a folder's `.DS_Store`), passed over. `working`: partly written.
 */
export const fileStates = ['working', 'done', 'known', 'damaged', 'rejected', 'skipped'] as const;

export const importFile = z.object({
  id: z.int(),
  sourceId: z.string(),
  path: z.string(),
  state: z.enum(fileStates),
  container: z.string().nullable(),
  bytes: z.number(),
  sha256: z.string().nullable(),
  error: z
    .object({ code: z.enum(errorCodes), message: z.string(), remedy: z.string().optional() })
    .nullable(),
  records: z.int(),
  inserted: z.int(),
  known: z.int(),
  rejected: z.int(),
});
export type ImportFile = z.infer<typeof importFile>;

export const importReject = z.object({
  id: z.int(),
  /** A note costs no record and is not counted as rejected. */
  kind: z.enum(remarkKinds),
  path: z.string(),
  /** Place in the uncompressed file: bytes from 0, line and column from 1. */
  offset: z.number(),
  line: z.int().nullable(),
  column: z.int().nullable(),
  code: z.enum(errorCodes),
  message: z.string(),
  remedy: z.string().nullable(),
  /** At most 200 characters from the place, cleaned. */
  excerpt: z.string(),
});
export type ImportReject = z.infer<typeof importReject>;

/** GET /api/imports?before=<id>: newest first. */
export const importsResponse = z.object({ runs: z.array(importRun), next: z.string().nullable() });
export type ImportsResponse = z.infer<typeof importsResponse>;

/** POST /api/imports: opens a run that uploads then name in their metadata. POST /api/demo answers the same. */
export const createImportRequest = z.object({
  label: z.string().trim().min(1).max(200),
  sources: z.int().min(1).max(100_000),
});
export const createImportResponse = z.object({ id: z.string() });

/** GET /api/imports/<id> */
export const importResponse = z.object({
  run: importRun,
  sources: z.array(importSource),
  sourcesTotal: z.int(),
});
export type ImportResponse = z.infer<typeof importResponse>;

/** GET /api/imports/<id>/files?state=…&after=<file id>: files that need a look first, then by name. */
export const importFilesResponse = z.object({
  files: z.array(importFile),
  total: z.int(),
  next: z.string().nullable(),
});
export type ImportFilesResponse = z.infer<typeof importFilesResponse>;

/** GET /api/files/<id>: one file with the import it belongs to. */
export const importFileResponse = z.object({
  file: importFile,
  sourceName: z.string(),
  runId: z.string(),
  runLabel: z.string(),
  /** Rejected or damaged, and its bytes are still there: reading it once more may do better. */
  canRetry: z.boolean(),
  /** For a known file: the one it is known by, whose events are its own too. */
  knownBy: z.object({ id: z.int(), path: z.string(), runId: z.string(), runLabel: z.string() }).nullable(),
});
export type ImportFileResponse = z.infer<typeof importFileResponse>;

/**
 * GET /api/imports/<id>/rejects?kind=…&after=<reject id>, GET /api/files/<id>/rejects: those of one kind, or both. With
 * /download?format=csv|ndjson: all.
 */
export const importRejectsResponse = z.object({
  rejects: z.array(importReject),
  total: z.int(),
  next: z.string().nullable(),
});
export type ImportRejectsResponse = z.infer<typeof importRejectsResponse>;
