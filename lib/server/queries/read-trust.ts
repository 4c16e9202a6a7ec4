import type { TrustResponse } from '#lib/core/contract/roles.ts';
import { issuanceKinds } from '#lib/core/roles/session-kinds.ts';
import { resolveRange, type Span } from '#lib/core/view/edit-view.ts';
import type { View } from '#lib/core/view/view.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { readDataSpan } from './data-span.ts';
import { readLinked } from './read-linked.ts';
import type { QueryContext } from './read-snapshot.ts';
import { timestamp } from './view-to-sql.ts';

const maxPairs = 500;

interface PairRow {
  caller_name: string | null;
  principal: string | null;
  switch_from: string | null;
  kind: number;
  account: string | null;
  role_arn: string;
  role_account: string;
  n: number;
  refused: number;
  n_named: number;
  refused_named: number;
  refused_by_caller: number;
  first: string;
  last: string;
  known: boolean;
}

interface Answer {
  pairs: readonly PairRow[];
  total: string;
  matrix: readonly { from: string; to: string; count: number; refused: number }[];
}

/**
 * Who became which role within the View's range, its other filters left aside. Two accounts' records
 * of one call count once, as the record that names its caller.
 */
export function readTrust(context: QueryContext, view: View): Promise<TrustResponse> {
  return readLinked(context, async (ask) => {
    const range = resolveRange(view.range, await readDataSpan(ask), context.now);
    if (range === null) return { pairs: [], total: 0, matrix: [] };
    const [answer] = await ask<Answer>(Prisma.sql`${pairsWithin(range)}
      SELECT (SELECT count(*) FROM named) AS total,
        (SELECT coalesce(json_agg(p), '[]') FROM (
          SELECT * FROM named ORDER BY n DESC, refused DESC, role_arn, caller_name, kind LIMIT ${maxPairs}) AS p) AS pairs,
        (SELECT coalesce(json_agg(m), '[]') FROM (
          SELECT account AS from, role_account AS to, sum(n)::int AS count, sum(refused)::int AS refused FROM named
          WHERE account IS NOT NULL AND role_account <> '' GROUP BY 1, 2 ORDER BY 1, 2 LIMIT ${maxPairs}) AS m) AS matrix`);
    if (answer === undefined) throw new Error('A SELECT without FROM has one row.');
    return {
      pairs: answer.pairs.map(toPair),
      total: Number(answer.total),
      matrix: [...answer.matrix],
    };
  });
}

/** Kinds of calls that are new ways to a role; a console that renews its switch goes on in one. */
const way = Prisma.sql`CASE kind WHEN ${issuanceKinds.indexOf('RenewRole')} THEN ${issuanceKinds.indexOf('SwitchRole')} ELSE kind END`;

/**
 * Pairs of who called and which role, each kind of call by itself; `known`: also from before the range. `n_named`
 * and the like count the records, both accounts' among them, that the timeline finds for the pair.
 */
function pairsWithin({ from, to }: Span): Prisma.Sql {
  return Prisma.sql`WITH record AS (
      SELECT subject, caller, switch_from AS switch_id, caller_account, role_id, kind, event_time, outcome IN (1, 2) AS refused,
             named, inside, inside AND (shared_event IS NULL OR row_number() OVER (
               PARTITION BY shared_event, inside ORDER BY (caller_session IS NULL), event_key) = 1) AS counts
      FROM (SELECT i.*, event_time >= ${timestamp(from)} AS inside FROM issuance AS i
            WHERE event_time < ${timestamp(to)} AND role_id IS NOT NULL AND NOT EXISTS (
              SELECT FROM gone_issuance AS g WHERE g.event_time = i.event_time AND g.event_key = i.event_key)) AS here
    ), pair AS (
      SELECT caller, switch_id, caller_account, role_id, kind, max(subject) FILTER (WHERE inside) AS subject,
             count(*) FILTER (WHERE counts AND NOT refused) AS n, count(*) FILTER (WHERE counts AND refused) AS refused,
             count(*) FILTER (WHERE inside AND named AND NOT refused) AS n_named,
             count(*) FILTER (WHERE inside AND named AND refused) AS refused_named,
             count(*) FILTER (WHERE inside AND refused) AS refused_records,
             count(*) FILTER (WHERE counts) > 0 AS shown, bool_or(NOT inside) AS known,
             min(event_time) FILTER (WHERE inside) AS first, max(event_time) FILTER (WHERE inside) AS last
      FROM record GROUP BY 1, 2, 3, 4, 5
    ), told AS (
      SELECT pair.*, bool_or(known) OVER (PARTITION BY role_id, caller, switch_id, ${way}) AS known_before,
             sum(CASE WHEN shown THEN refused_records END) OVER (PARTITION BY caller, kind) AS refused_by_caller
      FROM pair
    ), named AS MATERIALIZED (
      SELECT coalesce(t.subject, s.value, c.value) AS caller_name, c.value AS principal, s.value AS switch_from,
             a.value AS account, r.value AS role_arn, split_part(r.value, ':', 5) AS role_account, t.kind, t.n, t.refused,
             t.n_named, t.refused_named, t.refused_by_caller, t.first, t.last, t.known_before AS known
      FROM told AS t JOIN dictionary AS r ON r.id = t.role_id
      LEFT JOIN dictionary AS c ON c.id = t.caller LEFT JOIN dictionary AS a ON a.id = t.caller_account
      LEFT JOIN dictionary AS s ON s.id = t.switch_id
      WHERE t.shown
    )`;
}

function toPair(row: PairRow): TrustResponse['pairs'][number] {
  const { n: count, refused } = row;
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
    countBy: console && row.switch_from !== null ? 'switch' : row.n_named === count ? 'role' : null,
    refusedBy:
      row.refused_named === refused
        ? 'role'
        : row.refused_by_caller === refused && row.refused_named === 0
          ? 'caller'
          : null,
    first: new Date(row.first).toISOString(),
    last: new Date(row.last).toISOString(),
    isNew: !row.known,
  };
}
