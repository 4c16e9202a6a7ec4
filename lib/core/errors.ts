/**
 * Every way in which Spoor says no. One union for routes, jobs, archives and rejects, so that a
 * message can be found, translated and tested by its code. HTTP statuses are mapped in
 * lib/server/http/error-status.ts and nowhere else.
 */
export const errorCodes = [
  // asking
  'bad_request',
  'not_found',
  'not_linked',
  'forbidden',
  'cross_site',
  'too_large',
  'conflict',
  'query_timeout',
  'unavailable',
  'disk_full',
  'internal',
  // archives and files
  'empty_file',
  'not_json',
  'not_cloudtrail',
  'digest_file',
  'notification',
  'damaged_gzip',
  'damaged_archive',
  'encrypted_archive',
  'unsupported_archive',
  'unsafe_entry',
  'archive_limit',
  'invalid_encoding',
  // records
  'bad_json',
  'record_too_large',
  'too_deep',
  'not_an_object',
  'unsupported_version',
  'missing_fields',
  'bad_row',
  'changed_cell',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** What every route answers when it cannot answer: one shape, shown to people as it is. */
export interface ErrorBody {
  error: {
    code: ErrorCode;
    /** What happened, to which file or field. One sentence. */
    message: string;
    /** What to do about it. */
    remedy?: string;
    /** The field of the request, where one is to blame. */
    field?: string;
  };
}

/** An expected failure, carrying what a person needs to act on it. */
export class SpoorError extends Error {
  override readonly name = 'SpoorError';
  readonly code: ErrorCode;
  readonly remedy: string | undefined;
  readonly field: string | undefined;

  constructor(
    code: ErrorCode,
    message: string,
    options: { remedy?: string; field?: string; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.remedy = options.remedy;
    this.field = options.field;
  }
}

/** Nothing is there yet, but it may be among the sessions that are being linked. */
export function isNotLinked(error: unknown): error is SpoorError {
  return error instanceof SpoorError && error.code === 'not_linked';
}

export function toErrorBody(error: SpoorError): ErrorBody {
  return {
    error: {
      code: error.code,
      message: error.message,
      ...(error.remedy === undefined ? {} : { remedy: error.remedy }),
      ...(error.field === undefined ? {} : { field: error.field }),
    },
  };
}
