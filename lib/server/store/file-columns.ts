/** The columns of `ingest_file`, which `trash_file` has too: a constant of SQL. */
export const fileColumns = `id, source_id, ordinal, path, container, state, bytes, sha256, pieces, error_code,
  error_message, error_remedy, records, inserted, known, rejected, retry`;
