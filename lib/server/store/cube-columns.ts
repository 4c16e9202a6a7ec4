/** Constants of SQL about `activity`, never input. */

/** The dimensions that may be missing: ids, never 0. */
const optional = [
  'account_id',
  'region_id',
  'source_id',
  'name_id',
  'principal_id',
  'ip_id',
  'agent_id',
  'error_id',
] as const;
const required = ['outcome', 'identity', 'category', 'read_only'] as const;

/** What a row of the cube counts by, beside its hour. */
export const cubeColumns = [...optional, ...required].join(', ');

/** The hour of an event's row in the cube. */
export const hourOfEvent = "date_bin('1 hour', event_time, '2000-01-01T00:00:00Z')";

/** What counts as an error and as a change made, of an event's row: places in outcomes and readOnlyStates. */
export const isError = '(outcome IN (1, 2))';
export const isChange = '(outcome = 0 AND read_only = 2)';

/** Equality of two rows' hours and dimensions that a hash join can use. */
export function sameCell(a: string, b: string): string {
  return [
    `${a}.hour = ${b}.hour`,
    ...required.map((column) => `${a}.${column} = ${b}.${column}`),
    ...optional.map((column) => `coalesce(${a}.${column}, 0) = coalesce(${b}.${column}, 0)`),
  ].join(' AND ');
}
