import type { EventsResponse } from '#lib/core/contract/events.ts';
import { formatEventRef } from '#lib/core/view/event-ref.ts';
import { dictionaryId } from '#lib/server/database/dictionary-id.ts';
import { Prisma } from '#prisma/generated/client.ts';
import type { StoredRow } from './event-columns.ts';
import type { Ask } from './read-snapshot.ts';

/** More values of one path in one event are cut: a cell has no room for them. */
const maxValues = 8;

interface Found {
  event_key: string;
  time_ms: string | null;
  path_id: string;
  value: string;
}

/** What the rows hold at the paths, by their terms; rows without a value there are left out. */
export async function listRowValues(
  ask: Ask,
  rows: readonly StoredRow[],
  paths: readonly string[],
): Promise<EventsResponse['values']> {
  if (paths.length === 0 || rows.length === 0) return [];
  const pathOf = new Map(paths.map((path) => [String(dictionaryId('', path)), path]));
  const times = rows.map(({ time_ms }) =>
    time_ms === null ? '-infinity' : new Date(Number(time_ms)).toISOString(),
  );
  const found = await ask<Found>(Prisma.sql`
    SELECT event_key, extract(epoch FROM nullif(event_time, '-infinity')) * 1000 AS time_ms, path_id, value
    FROM unnest(${times}::timestamptz[], ${rows.map((row) => row.event_key)}::uuid[]) AS page (event_time, event_key)
    JOIN event USING (event_time, event_key)
    CROSS JOIN LATERAL unnest(terms) AS of_event (term_id)
    JOIN term ON id = term_id AND path_id = ANY (${[...pathOf.keys()]}::bigint[])
    ORDER BY value`);
  const values = new Map<string, { ref: string; path: string; values: string[] }>();
  for (const { event_key, time_ms, path_id, value } of found) {
    const ref = formatEventRef({ eventTime: time_ms === null ? null : Number(time_ms), eventKey: event_key });
    const path = pathOf.get(path_id) ?? '';
    const of = values.get(`${ref} ${path}`) ?? { ref, path, values: [] };
    if (of.values.length < maxValues) of.values.push(value);
    values.set(`${ref} ${path}`, of);
  }
  return [...values.values()];
}
