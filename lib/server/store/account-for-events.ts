import type { ClientBase } from 'pg';
import { addCells } from './activity-parts.ts';
import {
  type CellRow,
  cellsAsJson,
  cubeColumns,
  hourOfEvent,
  isChange,
  isError,
  readCells,
} from './cube-columns.ts';
import { loosenIssuances, loosenSessions } from './loosen-sessions.ts';

/**
 * Events that come back or go: what the cube, their sessions and what issued these follow from. The
 * constants of SQL are for one statement, whose relation of moved rows has `movedColumns`.
 */
export interface Moved {
  readonly n: number;
  readonly cells: readonly CellRow[];
  readonly sessions: readonly string[];
}

/** `event`: the name of the table that is written. */
export const movedColumns = (event: string) =>
  `${event}.event_time, ${event}.event_key, ${hourOfEvent.replace('event_time', `${event}.event_time`)} AS hour, ${cubeColumns}, session_id, access_key_id`;

/** A statement that tells the hours of sessions; `sign` is that of the events. */
export const hoursOf = (moved: string, sign: '' | '-') => `
    INSERT INTO session_hour (session_id, hour, key_id, n, errors, changes)
    SELECT session_id, hour, access_key_id, ${sign}count(*), ${sign}sum(${isError}::int), ${sign}sum(${isChange}::int) FROM ${moved}
    WHERE session_id IS NOT NULL AND event_time > '-infinity' GROUP BY session_id, hour, access_key_id`;

/** Of Moved, all but `n`; to be read from a relation that has the sessions. */
export const cellsAndSessions = (moved: string) => `${cellsAsJson(moved)} AS cells,
         coalesce(array_agg(DISTINCT session_id) FILTER (WHERE session_id IS NOT NULL), '{}')::text[] AS sessions`;

/** Counts events that came back (`sign` 1) or went (-1), and has what hangs on them linked anew; answers how many. */
export async function accountFor(
  client: ClientBase,
  moved: Moved | undefined,
  { sign, events }: { sign: 1 | -1; events: Parameters<typeof loosenIssuances>[0] },
): Promise<number> {
  await addCells(client, readCells(moved?.cells ?? [], sign));
  await client.query(loosenSessions, [moved?.sessions ?? []]);
  await client.query(loosenIssuances(events));
  return moved?.n ?? 0;
}
