/** The columns of `event` in the order of the table, but for `file_id`: a constant of SQL. */
const names = [
  'event_time',
  'event_key',
  'account_id',
  'region_id',
  'source_id',
  'name_id',
  'principal_id',
  'actor_id',
  'access_key_id',
  'session_id',
  'ip_id',
  'agent_id',
  'error_id',
  'event_id',
  'request_id',
  'batch',
  'seq',
  'outcome',
  'identity',
  'category',
  'read_only',
  'time_origin',
  'flags',
  'terms',
];

/** `event`'s columns without its file, each after `alias`. */
export function eventColumns(alias?: string): string {
  return names.map((name) => (alias === undefined ? name : `${alias}.${name}`)).join(', ');
}
