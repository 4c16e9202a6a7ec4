import type { MissingResponse } from '#lib/core/contract/roles.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { lookUpValues } from './event-columns.ts';
import { readLinked } from './read-linked.ts';
import type { QueryContext } from './read-snapshot.ts';
import { type StoredSession, sessionColumns, sessionTables, toSessionRows } from './session-rows.ts';

const maxAccounts = 200;
const maxExamples = 5;

/** Whose logs would complete how many chains. */
export function listMissingLogs(context: QueryContext): Promise<MissingResponse> {
  return readLinked(context, async (ask) => {
    const groups = await ask<{
      missing: string;
      n: string;
      days: string;
      first: Date;
      last: Date;
    }>(Prisma.sql`
      SELECT missing, count(*) AS n, count(DISTINCT date_trunc('day', issued_time, 'UTC')) AS days,
             min(issued_time) AS first, max(issued_time) AS last
      FROM session_shape WHERE missing IS NOT NULL AND issued_time > '-infinity'
      GROUP BY 1 ORDER BY n DESC, 1 LIMIT ${maxAccounts}`);
    const examples = await ask<StoredSession>(Prisma.sql`
      SELECT * FROM (
        SELECT ${sessionColumns}, row_number() OVER (PARTITION BY p.missing ORDER BY p.score DESC, p.session_id) AS place
        FROM ${sessionTables} WHERE p.missing = ANY (${groups.map(({ missing }) => missing)}::bigint[])) AS ranked
      WHERE place <= ${maxExamples} ORDER BY place`);
    const rows = await toSessionRows(ask, examples);
    const names = await lookUpValues(
      ask,
      groups.map(({ missing }) => missing),
    );
    return {
      accounts: groups.map(({ missing, n, days, first, last }) => ({
        account: names.get(missing) ?? missing,
        sessions: Number(n),
        days: Number(days),
        first: first.toISOString(),
        last: last.toISOString(),
        examples: rows.filter((row) => row.missing === names.get(missing)),
      })),
    };
  });
}
