import type { TrustResponse } from '#lib/core/contract/roles.ts';
import { resolveRange } from '#lib/core/view/edit-view.ts';
import type { View } from '#lib/core/view/view.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { readDataSpan } from './data-span.ts';
import { type QueryContext, readSnapshot } from './read-snapshot.ts';
import { spanToSql, timestamp } from './view-to-sql.ts';

const maxPairs = 500;

/**
 * Who became which role within the View's range, its other filters left aside. Two accounts' records
 * of one call count once, as the record that names its caller.
 */
export function readTrust(context: QueryContext, view: View): Promise<TrustResponse> {
  return readSnapshot(context, async (ask) => {
    const range = resolveRange(view.range, await readDataSpan(ask), context.now);
    if (range === null) return { pairs: [], total: 0, matrix: [] };
    const pairs = Prisma.sql`WITH call AS (
      SELECT DISTINCT ON (coalesce(i.shared_event, i.event_key::text))
             coalesce(i.subject, i.caller) AS caller, i.caller_account, i.role_arn, i.event_time, i.outcome
      FROM issuance AS i JOIN event AS e ON e.event_time = i.event_time AND e.event_key = i.event_key
      WHERE i.role_arn IS NOT NULL AND ${spanToSql('i.event_time', range)} AND ${spanToSql('e.event_time', range)}
      ORDER BY coalesce(i.shared_event, i.event_key::text), (i.caller_session IS NULL), i.event_key
    ), pair AS (
      SELECT caller, caller_account, role_arn, split_part(role_arn, ':', 5) AS role_account,
             count(*) FILTER (WHERE outcome NOT IN (1, 2)) AS n, count(*) FILTER (WHERE outcome IN (1, 2)) AS refused,
             min(event_time) AS first, max(event_time) AS last
      FROM call GROUP BY 1, 2, 3
    )`;
    const rows = await ask<{
      caller: string | null;
      caller_account: string | null;
      role_arn: string;
      role_account: string;
      n: string;
      refused: string;
      first: Date;
      last: Date;
      known: boolean;
      total: string;
    }>(Prisma.sql`${pairs}
      SELECT pair.*, count(*) OVER () AS total, EXISTS (
        SELECT FROM issuance AS before WHERE before.role_arn = pair.role_arn AND before.event_time < ${timestamp(range.from)}
          AND coalesce(before.subject, before.caller) IS NOT DISTINCT FROM pair.caller) AS known
      FROM pair ORDER BY n DESC, refused DESC, role_arn, caller LIMIT ${maxPairs}`);
    const matrix = await ask<{ from: string; to: string; n: string; refused: string }>(Prisma.sql`${pairs}
      SELECT caller_account AS from, role_account AS to, sum(n) AS n, sum(refused) AS refused FROM pair
      WHERE caller_account IS NOT NULL AND role_account <> '' GROUP BY 1, 2 ORDER BY 1, 2 LIMIT ${maxPairs}`);
    return {
      pairs: rows.map((row) => ({
        caller: row.caller,
        callerAccount: row.caller_account,
        roleArn: row.role_arn,
        roleAccount: row.role_account || null,
        count: Number(row.n),
        refused: Number(row.refused),
        first: row.first.toISOString(),
        last: row.last.toISOString(),
        isNew: !row.known,
      })),
      total: Number(rows[0]?.total ?? 0),
      matrix: matrix.map(({ from, to, n, refused }) => ({
        from,
        to,
        count: Number(n),
        refused: Number(refused),
      })),
    };
  });
}
