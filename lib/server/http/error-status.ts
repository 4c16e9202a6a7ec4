import type { ErrorCode } from '#lib/core/errors.ts';

/** What was sent was understood, and cannot be taken for what it is. */
const unprocessable = 422;

const statuses: Readonly<Record<ErrorCode, number>> = {
  bad_request: 400,
  not_found: 404,
  not_linked: 404,
  forbidden: 403,
  cross_site: 403,
  too_large: 413,
  conflict: 409,
  query_timeout: 504,
  unavailable: 503,
  disk_full: 507,
  internal: 500,
  empty_file: unprocessable,
  not_json: unprocessable,
  not_cloudtrail: unprocessable,
  digest_file: unprocessable,
  notification: unprocessable,
  damaged_gzip: unprocessable,
  damaged_archive: unprocessable,
  encrypted_archive: unprocessable,
  unsupported_archive: unprocessable,
  unsafe_entry: unprocessable,
  archive_limit: unprocessable,
  invalid_encoding: unprocessable,
  bad_json: unprocessable,
  record_too_large: unprocessable,
  too_deep: unprocessable,
  not_an_object: unprocessable,
  unsupported_version: unprocessable,
  missing_fields: unprocessable,
  bad_row: unprocessable,
  changed_cell: unprocessable,
};

/** The one place where an error becomes an HTTP status. */
export function errorStatus(code: ErrorCode): number {
  return statuses[code];
}
