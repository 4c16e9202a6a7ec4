import type { ReachChanges } from '#lib/core/contract/reach-changes.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { lookUpValues } from './event-columns.ts';
import type { Ask } from './read-snapshot.ts';
import { ofSessions } from './session-keys.ts';

/** Sessions whose changes are told apart by kind. */
const maxRead = 500;
/** Sessions named, as many as a link to their changes can hold. */
const maxNamed = 50;
const maxKinds = 300;

/** What the sessions of `below` (its column session_id) changed: successful calls that are no reads. */
export async function readReachChanges(ask: Ask, below: Prisma.Sql): Promise<ReachChanges> {
  const changers = await ask<{ id: string; total: string }>(Prisma.sql`
    ${below}
    SELECT p.session_id AS id, count(*) OVER () AS total
    FROM (SELECT DISTINCT session_id FROM below) AS b JOIN session_shape AS p ON p.session_id = b.session_id
    WHERE p.changes > 0 ORDER BY p.changes DESC, p.session_id LIMIT ${maxRead}`);
  const ids = changers.map(({ id }) => id);
  const kinds = ids.length === 0 ? [] : await readKinds(ask, ids);
  const values = await lookUpValues(ask, [
    ...ids.slice(0, maxNamed),
    ...kinds.flatMap((row) => [row.account_id, row.source_id, row.name_id]),
  ]);
  const textOf = (id: string | null) => (id === null ? null : (values.get(id) ?? null));
  return {
    changeKinds: kinds.map((row) => ({
      account: textOf(row.account_id),
      eventSource: textOf(row.source_id),
      eventName: textOf(row.name_id),
      changes: Number(row.changes),
      sessions: Number(row.sessions),
      first: row.first?.toISOString() ?? null,
      last: row.last?.toISOString() ?? null,
    })),
    changeKindsTotal: Number(kinds[0]?.total ?? 0),
    changers: ids.slice(0, maxNamed).map((id) => textOf(id) ?? id),
    changersTotal: Number(changers[0]?.total ?? 0),
  };
}

interface KindRow {
  account_id: string | null;
  source_id: string | null;
  name_id: string | null;
  changes: string;
  sessions: string;
  first: Date | null;
  last: Date | null;
  total: string;
}

async function readKinds(ask: Ask, ids: readonly string[]): Promise<KindRow[]> {
  return ask<KindRow>(Prisma.sql`
    SELECT account_id, source_id, name_id, count(*) AS changes, count(DISTINCT session_id) AS sessions,
           min(event_time) FILTER (WHERE event_time > '-infinity') AS first,
           max(event_time) FILTER (WHERE event_time > '-infinity') AS last, count(*) OVER () AS total
    FROM event
    WHERE ${await ofSessions(ask, ids)} AND outcome = 0 AND read_only = 2
    GROUP BY 1, 2, 3 ORDER BY changes DESC, first, 1, 2, 3 LIMIT ${maxKinds}`);
}
