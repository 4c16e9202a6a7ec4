import type { TrustResponse } from '#lib/core/contract/roles.ts';
import { resolveRange } from '#lib/core/view/edit-view.ts';
import type { View } from '#lib/core/view/view.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { readDataSpan } from './data-span.ts';
import { issuanceTables } from './issuance-rows.ts';
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
      SELECT DISTINCT ON (coalesce(i.shared_event::text, i.event_key::text))
             i.subject, e.principal_id AS caller, i.caller_account, i.role_id, i.event_time, e.outcome
      FROM ${issuanceTables}
      WHERE i.role_id IS NOT NULL AND ${spanToSql('i.event_time', range)} AND ${spanToSql('e.event_time', range)}
      ORDER BY coalesce(i.shared_event::text, i.event_key::text), (i.caller_session IS NULL), i.event_key
    ), pair AS (
      SELECT subject, caller, caller_account, role_id, count(*) FILTER (WHERE outcome NOT IN (1, 2)) AS n,
             count(*) FILTER (WHERE outcome IN (1, 2)) AS refused, min(event_time) AS first, max(event_time) AS last
      FROM call GROUP BY 1, 2, 3, 4
    ), named AS (
      SELECT coalesce(pair.subject, c.value) AS caller_name, a.value AS account, r.value AS role_arn,
             split_part(r.value, ':', 5) AS role_account, pair.*
      FROM pair JOIN dictionary AS r ON r.id = pair.role_id
      LEFT JOIN dictionary AS c ON c.id = pair.caller LEFT JOIN dictionary AS a ON a.id = pair.caller_account
    )`;
    const rows = await ask<{
      caller_name: string | null;
      account: string | null;
      role_arn: string;
      role_account: string;
      n: string;
      refused: string;
      first: Date;
      last: Date;
      known: boolean;
      total: string;
    }>(Prisma.sql`${pairs}
, before AS (
        SELECT DISTINCT i.role_id, e.principal_id, i.subject FROM ${issuanceTables}
        WHERE i.role_id IN (SELECT role_id FROM pair) AND i.event_time < ${timestamp(range.from)})
      SELECT named.*, count(*) OVER () AS total, EXISTS (
        SELECT FROM before WHERE before.role_id = named.role_id
          AND before.principal_id IS NOT DISTINCT FROM named.caller
          AND before.subject IS NOT DISTINCT FROM named.subject) AS known
      FROM named ORDER BY n DESC, refused DESC, role_arn, caller_name LIMIT ${maxPairs}`);
    const matrix = await ask<{ from: string; to: string; n: string; refused: string }>(Prisma.sql`${pairs}
      SELECT account AS from, role_account AS to, sum(n) AS n, sum(refused) AS refused FROM named
      WHERE account IS NOT NULL AND role_account <> '' GROUP BY 1, 2 ORDER BY 1, 2 LIMIT ${maxPairs}`);
    return {
      pairs: rows.map((row) => ({
        caller: row.caller_name,
        callerAccount: row.account,
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
