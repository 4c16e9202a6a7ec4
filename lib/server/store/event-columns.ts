/** The columns of `event` in the order of the table, but for `file_id`: a constant of SQL. */
const names = [
  'event_time',
  'event_key',
  'batch',
  'event_id',
  'request_id',
  'account_id',
  'region_id',
  'source_id',
  'name_id',
  'principal_id',
  'actor_id',
  'access_key_id',
  'ip_id',
  'agent_id',
  'error_id',
  'seq',
  'outcome',
  'identity',
  'category',
  'read_only',
  'time_origin',
  'flags',
  'terms',
  'session_id',
];

/** `event`'s columns without its file, each after `alias`. */
export function eventColumns(alias?: string): string {
  return names.map((name) => (alias === undefined ? name : `${alias}.${name}`)).join(', ');
}
