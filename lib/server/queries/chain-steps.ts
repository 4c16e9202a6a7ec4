import type { ChainStep, SessionRow } from '#lib/core/contract/roles.ts';
import { maxChainDepth } from '#lib/core/roles/chain-depth.ts';
import { proofOf } from '#lib/core/roles/prove.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { issuanceColumns, issuanceTables, type StoredIssuance, toIssuanceRows } from './issuance-rows.ts';
import type { Ask } from './read-snapshot.ts';
import { type StoredSession, sessionColumns, sessionTables, toSessionRows } from './session-rows.ts';

/** From the root down to the session; empty where there is no such session. */
export async function readWay(ask: Ask, id: string): Promise<ChainStep[]> {
  const stored = await ask<StoredSession>(Prisma.sql`
    WITH RECURSIVE up AS (
      SELECT session_id, parent_id, 0 AS height, ARRAY[session_id] AS path
      FROM session_shape WHERE session_id = ${id}::bigint
      UNION ALL
      SELECT q.session_id, q.parent_id, u.height + 1, u.path || q.session_id
      FROM up AS u JOIN session_shape AS q ON q.session_id = u.parent_id
      WHERE q.session_id <> ALL (u.path) AND u.height < ${maxChainDepth}
    )
    SELECT ${sessionColumns} FROM up JOIN ${sessionTables} ON p.session_id = up.session_id
    ORDER BY up.height DESC`);
  return toSteps(ask, stored);
}

/** Sessions with the records that issued them. */
async function toSteps(ask: Ask, stored: readonly StoredSession[]): Promise<ChainStep[]> {
  const sessions = await toSessionRows(ask, stored);
  const ids = stored.map(({ id }) => id);
  const found = await ask<StoredIssuance & { session_id: string; twin: boolean }>(Prisma.sql`
    SELECT p.session_id, i.event_key = p.twin_key AND i.event_time = p.twin_time AS twin, ${issuanceColumns}
    FROM session_shape AS p JOIN (${issuanceTables})
      ON (i.event_time = p.issued_time AND i.event_key = p.issued_key)
      OR (i.event_time = p.twin_time AND i.event_key = p.twin_key)
    WHERE p.session_id = ANY (${ids}::bigint[])`);
  const rows = await toIssuanceRows(ask, found);
  return sessions.map((session: SessionRow, index) => {
    const pick = (twin: boolean) =>
      rows[found.findIndex((each) => each.session_id === ids[index] && (each.twin === true) === twin)] ??
      null;
    const issuance = pick(false);
    return { session, issuance, twin: pick(true), proof: proofOf(session, issuance) };
  });
}
