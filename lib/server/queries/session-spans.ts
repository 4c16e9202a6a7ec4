import type { SessionDetailResponse, SessionRow } from '#lib/core/contract/roles.ts';
import { dictionaryId } from '#lib/server/database/dictionary-id.ts';
import { Prisma } from '#prisma/generated/client.ts';
import type { Ask } from './read-snapshot.ts';
import { ofSessions } from './session-keys.ts';

/** Events of other sessions that are read for a drawing; what has more is drawn by its hours. */
const maxEvents = 20_000;
const hourMs = 3_600_000;

/** From when to when sessions were used: by their events where these are few, else by whole hours. */
export async function readSpans(
  ask: Ask,
  sessions: readonly SessionRow[],
): Promise<SessionDetailResponse['spans']> {
  let events = 0;
  const exact = sessions.filter((row) => {
    const fits = events + row.events <= maxEvents;
    if (fits) events += row.events;
    return fits;
  });
  const idOf = ({ key }: SessionRow) => String(dictionaryId('session', key));
  const ids = exact.map(idOf);
  const rows =
    ids.length === 0
      ? []
      : await ask<{ id: string; first: Date; last: Date }>(Prisma.sql`
          SELECT session_id AS id, min(event_time) AS first, max(event_time) AS last FROM event
          WHERE ${await ofSessions(ask, ids)} AND event_time > '-infinity'
          GROUP BY 1`);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return sessions.map((row) => {
    const found = byId.get(idOf(row));
    return {
      key: row.key,
      first: found?.first.toISOString() ?? row.firstHour,
      last: found?.last.toISOString() ?? new Date(Date.parse(row.lastHour) + hourMs).toISOString(),
      exact: found !== undefined,
    };
  });
}
