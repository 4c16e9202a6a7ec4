import type { TrustResponse } from '#lib/core/contract/roles.ts';
import { issuanceKinds } from '#lib/core/roles/session-kinds.ts';
import { resolveRange } from '#lib/core/view/edit-view.ts';
import type { View } from '#lib/core/view/view.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { readDataSpan } from './data-span.ts';
import { issuanceTables } from './issuance-rows.ts';
import { readLinked } from './read-linked.ts';
import type { QueryContext } from './read-snapshot.ts';
import { spanToSql, timestamp } from './view-to-sql.ts';

const maxPairs = 500;

interface PairRow {
  caller_name: string | null;
  principal: string | null;
  switch_from: string | null;
  kind: number;
  account: string | null;
  role_arn: string;
  role_account: string;
  n: string;
  refused: string;
  n_named: string;
  refused_named: string;
  refused_by_caller: string;
  first: Date;
  last: Date;
  known: boolean;
  total: string;
}

/**
 * Who became which role within the View's range, its other filters left aside. Two accounts' records
 * of one call count once, as the record that names its caller.
 */
export function readTrust(context: QueryContext, view: View): Promise<TrustResponse> {
  return readLinked(context, async (ask) => {
    const range = resolveRange(view.range, await readDataSpan(ask), context.now);
    if (range === null) return { pairs: [], total: 0, matrix: [] };
    const inRange = Prisma.sql`${spanToSql('i.event_time', range)} AND ${spanToSql('e.event_time', range)}`;
    const pairs = pairsWithin(inRange);
    const rows = await ask<PairRow>(Prisma.sql`${pairs}
, before AS (
        SELECT DISTINCT i.role_id, e.principal_id, i.switch_from, ${wayOf('i')} AS way FROM ${issuanceTables}
        WHERE i.role_id IN (SELECT role_id FROM pair) AND i.event_time < ${timestamp(range.from)})
      SELECT named.*, count(*) OVER () AS total, EXISTS (
        SELECT FROM before WHERE before.role_id = named.role_id
          AND before.way = ${wayOf('named')} AND before.principal_id IS NOT DISTINCT FROM named.caller
          AND before.switch_from IS NOT DISTINCT FROM named.switch_id) AS known
      FROM named ORDER BY n DESC, refused DESC, role_arn, caller_name, kind LIMIT ${maxPairs}`);
    const matrix = await ask<{ from: string; to: string; n: string; refused: string }>(Prisma.sql`${pairs}
      SELECT account AS from, role_account AS to, sum(n) AS n, sum(refused) AS refused FROM named
      WHERE account IS NOT NULL AND role_account <> '' GROUP BY 1, 2 ORDER BY 1, 2 LIMIT ${maxPairs}`);
    return {
      pairs: rows.map(toPair),
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

/** Kinds of calls that are new ways to a role; a console that renews its switch goes on in one. */
const wayOf = (table: 'i' | 'named') =>
  Prisma.sql`CASE ${Prisma.raw(table)}.kind WHEN ${issuanceKinds.indexOf('RenewRole')} THEN ${issuanceKinds.indexOf('SwitchRole')} ELSE ${Prisma.raw(table)}.kind END`;

/** The id of the term that a record holds where its request names the role: as dictionaryId makes it. */
const namesRole = Prisma.sql`ARRAY[('x' || encode(substr(sha256(
  'requestParameters.roleArn'::bytea || '\\x00'::bytea || convert_to(r.value, 'UTF8')), 1, 8), 'hex'))::bit(64)::bigint]`;

/**
 * Pairs of who called and which role, each kind of call by itself. `n_named` and the like count the
 * records, both accounts' among them, that the timeline finds for the pair.
 */
function pairsWithin(inRange: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`WITH record AS (
      SELECT i.subject, e.principal_id AS caller, i.switch_from AS switch_id, i.caller_account, i.role_id, i.kind,
             i.event_time, e.outcome IN (1, 2) AS refused, e.terms @> ${namesRole} AS named,
             row_number() OVER (PARTITION BY coalesce(i.shared_event::text, i.event_key::text)
                                ORDER BY (i.caller_session IS NULL), i.event_key) = 1 AS counts
      FROM ${issuanceTables} JOIN dictionary AS r ON r.id = i.role_id
      WHERE ${inRange}
    ), pair AS (
      SELECT caller, switch_id, caller_account, role_id, kind, max(subject) AS subject,
             count(*) FILTER (WHERE counts AND NOT refused) AS n, count(*) FILTER (WHERE counts AND refused) AS refused,
             count(*) FILTER (WHERE named AND NOT refused) AS n_named,
             count(*) FILTER (WHERE named AND refused) AS refused_named,
             sum(count(*) FILTER (WHERE refused)) OVER (PARTITION BY caller, kind) AS refused_by_caller,
             min(event_time) AS first, max(event_time) AS last
      FROM record GROUP BY 1, 2, 3, 4, 5 HAVING count(*) FILTER (WHERE counts) > 0
    ), named AS (
      SELECT coalesce(pair.subject, s.value, c.value) AS caller_name, c.value AS principal, s.value AS switch_from,
             a.value AS account, r.value AS role_arn, split_part(r.value, ':', 5) AS role_account,
             pair.caller, pair.switch_id, pair.role_id, pair.kind, pair.n, pair.refused, pair.n_named,
             pair.refused_named, pair.refused_by_caller, pair.first, pair.last
      FROM pair JOIN dictionary AS r ON r.id = pair.role_id
      LEFT JOIN dictionary AS c ON c.id = pair.caller LEFT JOIN dictionary AS a ON a.id = pair.caller_account
      LEFT JOIN dictionary AS s ON s.id = pair.switch_id
    )`;
}

function toPair(row: PairRow): TrustResponse['pairs'][number] {
  const [count, refused] = [Number(row.n), Number(row.refused)];
  const kind = issuanceKinds[row.kind] ?? 'AssumeRole';
  const console = kind === 'SwitchRole' || kind === 'RenewRole';
  return {
    caller: row.caller_name,
    callerAccount: row.account,
    principal: row.principal,
    switchFrom: row.switch_from,
    kind,
    roleArn: row.role_arn,
    roleAccount: row.role_account || null,
    count,
    refused,
    // A number leads to the timeline only where the timeline finds exactly so many.
    countBy: console && row.switch_from !== null ? 'switch' : Number(row.n_named) === count ? 'role' : null,
    refusedBy:
      Number(row.refused_named) === refused
        ? 'role'
        : Number(row.refused_by_caller) === refused && Number(row.refused_named) === 0
          ? 'caller'
          : null,
    first: row.first.toISOString(),
    last: row.last.toISOString(),
    isNew: !row.known,
  };
}
