import type { ErrorCode } from '../errors.ts';

/** How a document holds its records. `object` is one record alone, `lines` several values in a row. */
export type Container =
  | 'Records'
  | 'Events'
  | 'logEvents'
  | 'Messages'
  | 'Entries'
  | 'test_events'
  | 'array'
  | 'object'
  | 'lines';

/** The exact bytes of one JSON object at record level. */
export interface RecordPiece {
  readonly kind: 'record';
  /** A view of the pushed chunk where the record lies in one, else a copy. */
  readonly bytes: Uint8Array;
  /** Where it begins: byte offset from 0; line and column (in bytes) from 1. */
  readonly offset: number;
  readonly line: number;
  readonly column: number;
  /** A number that may not survive as a double: 16 or more characters, or an exponent. */
  readonly longNumber: boolean;
  /** What it says, where that had to be known to find its end. */
  readonly value: Readonly<Record<string, unknown>> | null;
}

/** A stretch of the document that yielded no record. */
export interface RejectPiece {
  readonly kind: 'reject';
  /** Where reading failed: byte offset from 0; line and column (in bytes) from 1. */
  readonly offset: number;
  readonly line: number;
  readonly column: number;
  readonly code: ErrorCode;
  readonly message: string;
  readonly remedy?: string;
  /** At most 200 characters around the place, cleaned, long tokens masked. */
  readonly excerpt: string;
}

export type Piece = RecordPiece | RejectPiece;

export interface SplitLimits {
  /** A longer record becomes one reject. Setting SPOOR_MAX_RECORD_BYTES. */
  readonly maxRecordBytes: number;
  /** Nesting inside a record; values above `depthCeiling` count as that. */
  readonly maxDepth: number;
}

/** What later steps can recurse through without exhausting the stack. */
export const depthCeiling = 500;

/** After this many rejects in a document the rest of the damage is reported as one. */
export const maxRejects = 10_000;

const containerNames: Readonly<Record<string, Container>> = {
  records: 'Records',
  events: 'Events',
  logevents: 'logEvents',
  messages: 'Messages',
  entries: 'Entries',
  test_events: 'test_events',
};

/** The container that a top-level key opens when its value is an array; in any spelling of case. */
export function containerOf(key: string): Container | null {
  const lower = key.toLowerCase();
  return Object.hasOwn(containerNames, lower) ? (containerNames[lower] ?? null) : null;
}
