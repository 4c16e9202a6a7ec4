import type { View } from '#lib/core/view/view.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { and, type Condition } from './condition.ts';
import { countSpan } from './count-hours.ts';
import { sampledEvents } from './counted-rows.ts';
import { readViewSpan } from './data-span.ts';
import type { Ask } from './read-snapshot.ts';
import { estimate, shareFor } from './sample-where-costly.ts';
import { anyTerm } from './search-to-sql.ts';
import { cutSpan, viewCondition } from './view-condition.ts';
import { spanToSql } from './view-to-sql.ts';

export interface PathEvents {
  /** Those that may have a value, `event_time` and `terms`: as an index yields them, or of some of the table's blocks. */
  readonly having: Prisma.Sql;
  /** They are a part of them all, from everywhere in the span alike. */
  readonly sampled: boolean;
  /** They are all those of the View, whether they have a value or not. */
  readonly all: boolean;
  readonly countAll: () => Promise<number>;
}

/**
 * The events of a View in which to look for values of a path; `ids` are its terms, null for too
 * many. About `most` of them where there are more. Null: there are none.
 */
export async function pathEvents(
  ask: Ask,
  view: View,
  ids: readonly string[] | null,
  most: number,
  now: number,
): Promise<PathEvents | null> {
  const asked = await viewCondition(ask, view);
  const condition: Condition = ids === null ? asked : and([asked, anyTerm(ids)]);
  if (view.range.kind === 'untimed') {
    if (asked.within !== null) return null;
    const untimed = (sql: Prisma.Sql) => Prisma.sql`FROM event WHERE event_time = '-infinity' AND ${sql}`;
    return {
      having: Prisma.sql`SELECT event_time, terms ${untimed(condition.sql)}`,
      all: ids === null,
      sampled: false,
      countAll: async () => {
        const [row] = await ask<{ n: string }>(Prisma.sql`SELECT count(*) AS n ${untimed(asked.sql)}`);
        return Number(row?.n ?? 0);
      },
    };
  }
  const span = cutSpan(await readViewSpan(ask, view, now), asked.within);
  if (span === null) return null;
  const timed = Prisma.sql`SELECT event_time, terms FROM event WHERE ${spanToSql('event_time', span)}`;
  const countAll = () => countSpan(ask, asked, span);
  for (const [narrowed, all] of [
    [condition, condition === asked],
    [asked, true],
  ] as const) {
    const { keys, sql } = narrowed;
    if (keys === null || (await estimate(ask, narrowed, span)).found > most) continue;
    return { having: Prisma.sql`${timed} AND ${sql} AND ${keys}`, all, sampled: false, countAll };
  }
  const share = shareFor(most, await estimate(ask, asked, span), asked);
  const from = share === 1 ? Prisma.sql`event` : sampledEvents(share);
  const having = Prisma.sql`SELECT event_time, terms FROM ${from}
                            WHERE ${spanToSql('event_time', span)} AND ${asked.sql}`;
  return { having, all: true, sampled: share < 1, countAll };
}
