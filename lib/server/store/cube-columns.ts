import { type CubeCell, idDimensions, setDimensions } from '#lib/core/cube/cube-part.ts';
import { fields } from '#lib/core/view/fields.ts';

/** Constants of SQL about the hourly cube, never input. */

const idColumns = idDimensions.map((dimension) => fields[dimension].column);
const setColumns = setDimensions.map((dimension) => fields[dimension].column);

/** What the cube counts by, beside the hour. */
export const cubeColumns = [...idColumns, ...setColumns].join(', ');

/** The hour of an event in the cube. */
export const hourOfEvent = "date_bin('1 hour', event_time, '2000-01-01T00:00:00Z')";

/** What counts as an error and as a change made, of an event's row: places in outcomes and readOnlyStates. */
export const isError = '(outcome IN (1, 2))';
export const isChange = '(outcome = 0 AND read_only = 2)';

/** Cells as JSON, out of a relation of rows of events by these columns and `hour`: see `readCells`. */
export function cellsAsJson(events: string): string {
  const values = [...idColumns.map((column) => `${column}::text`), ...setColumns].join(', ');
  return `(SELECT coalesce(json_agg(json_build_array(floor(extract(epoch FROM hour) / 3600)::bigint, n, ${values})), '[]')
           FROM (SELECT hour, ${cubeColumns}, count(*) AS n FROM ${events}
                 WHERE event_time > '-infinity' GROUP BY hour, ${cubeColumns}) AS cell)`;
}

export type CellRow = [hour: number, count: number, ...values: (string | number | null)[]];

/** `sign`: whether they are added to the cube or taken out. */
export function readCells(rows: readonly CellRow[], sign: 1 | -1): CubeCell[] {
  return rows.map(([hour, count, ...values]) => ({
    hour,
    count: sign * count,
    ids: values.slice(0, idColumns.length).map((id) => (id === null ? null : BigInt(id))),
    sets: values.slice(idColumns.length).map(Number),
  }));
}
