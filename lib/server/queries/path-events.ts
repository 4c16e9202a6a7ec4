import type { View } from '#lib/core/view/view.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { and, type Condition } from './condition.ts';
import { countSpan } from './count-hours.ts';
import { readViewSpan } from './data-span.ts';
import type { Ask } from './read-snapshot.ts';
import { shareIfMany } from './sample-where-costly.ts';
import { anyTerm } from './search-to-sql.ts';
import { cutSpan, viewCondition } from './view-condition.ts';
import { spanToSql } from './view-to-sql.ts';

/** What is in more of all events than this is found sooner by reading from the newest on. */
const frequentShare = 0.1;

export interface PathEvents {
  /** Those that may have a value: the newest where no index finds them, or far too many, else as the index yields them. */
  readonly having: Prisma.Sql;
  /** They are all those of the View, whether they have a value or not. */
  readonly all: boolean;
  readonly countAll: () => Promise<number>;
}

/** The events of a View in which to look for values of a path; `ids` are its terms, null for too many. Null: there are none. */
export async function pathEvents(
  ask: Ask,
  view: View,
  ids: readonly string[] | null,
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
      countAll: async () => {
        const [row] = await ask<{ n: string }>(Prisma.sql`SELECT count(*) AS n ${untimed(asked.sql)}`);
        return Number(row?.n ?? 0);
      },
    };
  }
  const span = cutSpan(await readViewSpan(ask, view, now), asked.within);
  if (span === null) return null;
  const timed = Prisma.sql`SELECT event_time, terms FROM event WHERE ${spanToSql('event_time', span)}`;
  const few = condition.keys !== null && (await shareIfMany(ask, condition.sql, span)) === null;
  const share = few || asked.keys === null ? 1 : ((await shareIfMany(ask, asked.sql, span)) ?? 0);
  return {
    having: few
      ? Prisma.sql`${timed} AND ${condition.sql} AND ${condition.keys}`
      : share >= frequentShare
        ? Prisma.sql`${timed} AND ${asked.sql} ORDER BY event_time DESC`
        : Prisma.sql`${timed} AND ${asked.sql} AND ${asked.keys}`,
    all: !few,
    countAll: () => countSpan(ask, asked, span),
  };
}
