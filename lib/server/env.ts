import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { z } from 'zod';

const KiB = 1024;
const MiB = 1024 * KiB;
const GiB = 1024 * MiB;

const loopback = ['127.0.0.1', '::1', 'localhost'];
const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

/** A whole number within bounds; underscores are allowed, as in 1_000_000. */
const whole = (min: number, max: number, fallback: number) =>
  z
    .string()
    .default(String(fallback))
    .transform((text) => (/^\d[\d_]*$/.test(text) ? Number(text.replaceAll('_', '')) : Number.NaN))
    .refine((n) => n >= min && n <= max, `must be a whole number from ${min} to ${max}`);

const isPostgresUrl = (text: string) =>
  URL.canParse(text) && ['postgres:', 'postgresql:'].includes(new URL(text).protocol);

const schema = z.object({
  DATABASE_URL: z
    .string()
    .refine(isPostgresUrl, 'must look like postgresql://user:password@host:5432/database')
    .optional(),
  PORT: whole(1, 65_535, 3000),
  HOST: z
    .string()
    .default('127.0.0.1')
    .refine(
      (host) => loopback.includes(host),
      `must be one of ${loopback.join(', ')}: Spoor has no sign-in yet, so it listens on this machine only. Reach it from elsewhere through an SSH tunnel`,
    ),
  SPOOR_DATA: z
    .string()
    .default('.spoor')
    .transform((folder) => resolve(folder)),
  SPOOR_WORKERS: whole(1, 64, Math.max(1, Math.min(8, Math.floor(availableParallelism() / 2)))),
  SPOOR_MAX_RECORD_BYTES: whole(64 * KiB, GiB / 4, 32 * MiB),
  SPOOR_MAX_ENTRIES: whole(1, 100_000_000, 2_000_000),
  SPOOR_MAX_ENTRY_BYTES: whole(MiB, 1024 * GiB, 8 * GiB),
  SPOOR_MAX_RATIO: whole(10, 100_000, 250),
  SPOOR_MAX_ARCHIVE_DEPTH: whole(1, 16, 4),
  SPOOR_MAX_ARCHIVE_BYTES: whole(MiB, 10_240 * GiB, 256 * GiB),
  SPOOR_MAX_UPLOAD_BYTES: whole(MiB, 10_240 * GiB, 64 * GiB),
  SPOOR_MIN_FREE_BYTES: whole(MiB, 1024 * GiB, 256 * MiB),
  SPOOR_TRASH_DAYS: whole(0, 3650, 7),
  SPOOR_KEEP_UPLOADS_DAYS: whole(0, 3650, 7),
  SPOOR_LOG_LEVEL: z.enum(logLevels, `must be one of ${logLevels.join(', ')}`).default('info'),
});

export interface Env {
  /** A PostgreSQL of yours; undefined: the embedded one in the data folder. */
  databaseUrl: string | undefined;
  port: number;
  host: string;
  /** Absolute path of the folder that holds the embedded database and the upload spool. */
  dataFolder: string;
  /** Writing threads: one and its backends keep two processors busy. */
  workers: number;
  logLevel: (typeof logLevels)[number];
  /** Bytes that stay free on the disks of spool and database: a database without room for its log stops. */
  minFreeBytes: number;
  keep: {
    /** Days in which the deletion of an import can be undone. */
    trashDays: number;
    /** Days in which an upload with rejected files is kept, to be tried again. */
    uploadDays: number;
  };
  limits: {
    /** Bytes of one record. */
    recordBytes: number;
    /** Entries of one archive, those of archives inside it included. */
    entries: number;
    /** Unpacked bytes of one entry. */
    entryBytes: number;
    /** Unpacked bytes per packed byte. */
    ratio: number;
    /** Archives inside archives. */
    archiveDepth: number;
    /** Unpacked bytes of one archive. */
    archiveBytes: number;
    /** Bytes of one upload. */
    uploadBytes: number;
  };
}

/** A setting that cannot be used; the message names each variable and what it may hold. */
export class EnvError extends Error {
  override readonly name = 'EnvError';
}

/** Reads settings; an empty variable counts as unset. Throws EnvError. */
export function parseEnv(source: Readonly<Record<string, string | undefined>>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => {
      const name = issue.path.join('.');
      // The database's address may carry a password.
      const shown = name === 'DATABASE_URL' ? '' : ` (it is ${JSON.stringify(given[name])})`;
      return `${name} ${issue.message}${shown}.`;
    });
    throw new EnvError(lines.join('\n'));
  }
  const env = parsed.data;
  return {
    databaseUrl: env.DATABASE_URL,
    port: env.PORT,
    host: env.HOST,
    dataFolder: env.SPOOR_DATA,
    workers: env.SPOOR_WORKERS,
    logLevel: env.SPOOR_LOG_LEVEL,
    minFreeBytes: env.SPOOR_MIN_FREE_BYTES,
    keep: { trashDays: env.SPOOR_TRASH_DAYS, uploadDays: env.SPOOR_KEEP_UPLOADS_DAYS },
    limits: {
      recordBytes: env.SPOOR_MAX_RECORD_BYTES,
      entries: env.SPOOR_MAX_ENTRIES,
      entryBytes: env.SPOOR_MAX_ENTRY_BYTES,
      ratio: env.SPOOR_MAX_RATIO,
      archiveDepth: env.SPOOR_MAX_ARCHIVE_DEPTH,
      archiveBytes: env.SPOOR_MAX_ARCHIVE_BYTES,
      uploadBytes: env.SPOOR_MAX_UPLOAD_BYTES,
    },
  };
}

let parsedOnce: Env | undefined;

/** The settings of this process, read once. Throws EnvError. */
export function getEnv(): Env {
  parsedOnce ??= parseEnv(process.env);
  return parsedOnce;
}
