import type { SessionDetailResponse } from '#lib/core/contract/roles.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { lookUpValues } from './event-columns.ts';
import { readOrigin, sessionIdOf } from './find-origin.ts';
import { issuanceColumns, issuanceTables, type StoredIssuance, toIssuanceRows } from './issuance-rows.ts';
import { readKeyEnds } from './key-ends.ts';
import { readLinked } from './read-linked.ts';
import type { Ask, QueryContext } from './read-snapshot.ts';
import { readSessionGrant } from './session-grant.ts';
import { ofSessions } from './session-keys.ts';
import { readResources } from './session-resources.ts';
import { type StoredSession, sessionColumns, sessionTables, toSessionRows } from './session-rows.ts';
import { readSpans } from './session-spans.ts';

const maxActions = 200;
const maxSources = 500;
const maxChildren = 100;
/** Children on the timeline of its life. */
const maxDrawn = 12;
const maxAsked = 50;
const maxKeys = 20;

/** One session: how it began, what it did, what came of it. Throws SpoorError 'not_found' or 'not_linked'. */
export function findSession(context: QueryContext, key: string): Promise<SessionDetailResponse> {
  return readLinked(context, async (ask) => {
    const origin = await readOrigin(ask, key);
    const id = sessionIdOf(key);
    const step = origin.steps.at(-1);
    if (step === undefined) throw new Error('A session is the last step of its own way.');
    const own = await ofSessions(ask, [id]);
    const keys = await ask<{ access_key: string }>(Prisma.sql`
      SELECT d.value AS access_key FROM session_hour AS h JOIN dictionary AS d ON d.id = h.key_id
      WHERE h.session_id = ${id}::bigint GROUP BY d.value HAVING sum(h.n) > 0 ORDER BY d.value LIMIT ${maxKeys}`);
    const { children, childrenTotal } = await readChildren(ask, id);
    const kin = [...origin.steps.slice(0, -1).map((each) => each.session), ...children.slice(0, maxDrawn)];
    const [ended = null] = step.session.kind === 'access-key' ? await readKeyEnds(ask, [key]) : [];
    return {
      ...origin,
      session: step.session,
      keys: keys.map((row) => row.access_key),
      expires: step.issuance?.expires ?? null,
      ...(await readSpan(ask, own)),
      ...(await readActions(ask, own)),
      ...(await readSources(ask, own)),
      ...(await readResources(ask, own)),
      ...(await readSessionGrant(ask, own, step.issuance)),
      ended,
      children,
      childrenTotal,
      spans: await readSpans(ask, kin),
      ...(await readAsked(ask, id)),
    };
  });
}

async function readSpan(ask: Ask, own: Prisma.Sql): Promise<{ first: string | null; last: string | null }> {
  const [row] = await ask<{ first: Date | null; last: Date | null }>(Prisma.sql`
    SELECT min(event_time) AS first, max(event_time) AS last FROM event
    WHERE ${own} AND event_time > '-infinity'`);
  return { first: row?.first?.toISOString() ?? null, last: row?.last?.toISOString() ?? null };
}

async function readActions(
  ask: Ask,
  own: Prisma.Sql,
): Promise<Pick<SessionDetailResponse, 'actions' | 'actionsTotal'>> {
  const rows = await ask<{
    source_id: string | null;
    name_id: string | null;
    reads: string;
    changes: string;
    errors: string;
    total: string;
  }>(Prisma.sql`
    SELECT source_id, name_id, count(*) FILTER (WHERE outcome NOT IN (1, 2) AND read_only <> 2) AS reads,
           count(*) FILTER (WHERE outcome = 0 AND read_only = 2) AS changes,
           count(*) FILTER (WHERE outcome IN (1, 2)) AS errors, count(*) OVER () AS total
    FROM event WHERE ${own}
    GROUP BY 1, 2 ORDER BY changes DESC, errors DESC, reads DESC, 1, 2 LIMIT ${maxActions}`);
  const values = await lookUpValues(
    ask,
    rows.flatMap((row) => [row.source_id, row.name_id]),
  );
  const actions = rows.map((row) => ({
    eventSource: row.source_id === null ? null : (values.get(row.source_id) ?? null),
    eventName: row.name_id === null ? null : (values.get(row.name_id) ?? null),
    reads: Number(row.reads),
    changes: Number(row.changes),
    errors: Number(row.errors),
  }));
  return { actions, actionsTotal: Number(rows[0]?.total ?? 0) };
}

async function readSources(
  ask: Ask,
  own: Prisma.Sql,
): Promise<Pick<SessionDetailResponse, 'sources' | 'sourcesTotal'>> {
  const rows = await ask<{
    ip_id: string | null;
    agent_id: string | null;
    first: Date;
    last: Date;
    n: string;
    total: string;
  }>(Prisma.sql`
    SELECT ip_id, agent_id, min(event_time) AS first, max(event_time) AS last, count(*) AS n,
           count(*) OVER () AS total
    FROM event WHERE ${own} AND event_time > '-infinity'
    GROUP BY 1, 2 ORDER BY first, 1, 2 LIMIT ${maxSources}`);
  const values = await lookUpValues(
    ask,
    rows.flatMap((row) => [row.ip_id, row.agent_id]),
  );
  const sources = rows.map((row) => ({
    sourceIPAddress: row.ip_id === null ? null : (values.get(row.ip_id) ?? null),
    userAgent: row.agent_id === null ? null : (values.get(row.agent_id) ?? null),
    first: row.first.toISOString(),
    last: row.last.toISOString(),
    events: Number(row.n),
  }));
  return { sources, sourcesTotal: Number(rows[0]?.total ?? 0) };
}

async function readChildren(ask: Ask, id: string) {
  const rows = await ask<StoredSession & { total: string }>(Prisma.sql`
    SELECT ${sessionColumns}, count(*) OVER () AS total FROM ${sessionTables}
    WHERE p.parent_id = ${id}::bigint ORDER BY p.first_hour, p.session_id LIMIT ${maxChildren}`);
  return { children: await toSessionRows(ask, rows), childrenTotal: Number(rows[0]?.total ?? 0) };
}

async function readAsked(ask: Ask, id: string): Promise<Pick<SessionDetailResponse, 'asked' | 'askedTotal'>> {
  const rows = await ask<StoredIssuance & { total: string }>(Prisma.sql`
    SELECT ${issuanceColumns}, count(*) OVER () AS total FROM ${issuanceTables}
    WHERE i.caller_session = ${id}::bigint ORDER BY i.event_time DESC, i.event_key DESC LIMIT ${maxAsked}`);
  return { asked: await toIssuanceRows(ask, rows), askedTotal: Number(rows[0]?.total ?? 0) };
}
