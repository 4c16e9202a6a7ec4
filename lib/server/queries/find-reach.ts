import type { ReachResponse } from '#lib/core/contract/roles.ts';
import { maxChainDepth } from '#lib/core/roles/chain-depth.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { readWay } from './chain-steps.ts';
import { sessionIdOf } from './find-origin.ts';
import { readKeyEnds } from './key-ends.ts';
import { readReachChanges } from './reach-changes.ts';
import { NoSuchSession, readLinked } from './read-linked.ts';
import type { Ask, QueryContext } from './read-snapshot.ts';
import { type StoredSession, sessionColumns, sessionTables, toSessionRows } from './session-rows.ts';
import { timestamp } from './view-to-sql.ts';

const maxListed = 500;
const maxValid = 200;

/** All that a session led to. Throws SpoorError 'not_found' or 'not_linked'. */
export function findReach(context: QueryContext, key: string): Promise<ReachResponse> {
  return readLinked(context, async (ask) => {
    const id = sessionIdOf(key);
    const way = (await readWay(ask, id)).map(({ session }) => session);
    const self = way.at(-1);
    if (self === undefined) throw new NoSuchSession();
    const stored = await ask<StoredSession>(Prisma.sql`
      ${below(id)}
      SELECT ${sessionColumns} FROM below JOIN ${sessionTables} ON p.session_id = below.session_id
      WHERE below.height > 0 ORDER BY below.height, p.first_hour, p.session_id LIMIT ${maxListed}`);
    const sums = await sumUp(ask, id);
    return {
      sessions: [...way, ...(await toSessionRows(ask, stored))],
      ...sums,
      ...(await readReachChanges(ask, below(id))),
      ...(await stillValid(ask, id, context.now)),
      now: new Date(context.now).toISOString(),
    };
  });
}

/** The session itself and its descendants; a cycle of parents, which only damaged logs make, ends. */
function below(id: string): Prisma.Sql {
  return Prisma.sql`WITH RECURSIVE below AS (
    SELECT session_id, 0 AS height FROM session_shape WHERE session_id = ${id}::bigint
    UNION
    SELECT p.session_id, b.height + 1 FROM below AS b JOIN session_shape AS p ON p.parent_id = b.session_id
    WHERE b.height < ${maxChainDepth} AND p.session_id <> ${id}::bigint
  )`;
}

async function sumUp(ask: Ask, id: string) {
  const [row] = await ask<{
    n: string;
    events: string;
    errors: string;
    changes: string;
    accounts: string[] | null;
  }>(
    Prisma.sql`
      ${below(id)}
      SELECT count(*) - 1 AS n, sum(p.events) AS events, sum(p.errors) AS errors, sum(p.changes) AS changes,
             array_agg(DISTINCT d.value ORDER BY d.value) FILTER (WHERE d.value IS NOT NULL) AS accounts
      FROM (SELECT DISTINCT session_id FROM below) AS b JOIN ${sessionTables} ON p.session_id = b.session_id
      LEFT JOIN dictionary AS d ON d.id = s.account_id`,
  );
  return {
    descendants: Number(row?.n ?? 0),
    accounts: row?.accounts ?? [],
    events: Number(row?.events ?? 0),
    errors: Number(row?.errors ?? 0),
    changes: Number(row?.changes ?? 0),
  };
}

/** Temporary credentials that have not ended, and long-lived keys, which end only where a record says so. */
async function stillValid(
  ask: Ask,
  id: string,
  now: number,
): Promise<Pick<ReachResponse, 'valid' | 'ended'>> {
  const rows = await ask<{ value: string; expires: Date | null; kind: number }>(Prisma.sql`
    ${below(id)}
    SELECT d.value, i.expires, s.kind
    FROM (SELECT DISTINCT session_id FROM below) AS b JOIN ${sessionTables} ON p.session_id = b.session_id
    JOIN dictionary AS d ON d.id = p.session_id
    LEFT JOIN issuance AS i ON i.event_time = p.issued_time AND i.event_key = p.issued_key
    WHERE i.expires > ${timestamp(now)} OR s.kind = 0
    ORDER BY i.expires DESC NULLS FIRST, d.value LIMIT ${maxValid}`);
  const ended = await readKeyEnds(
    ask,
    rows.filter(({ kind }) => kind === 0).map(({ value }) => value),
  );
  const valid = rows.filter(({ value }) => !ended.some(({ key }) => key === value));
  return {
    valid: valid.map(({ value, expires }) => ({ key: value, expires: expires?.toISOString() ?? null })),
    ended,
  };
}
