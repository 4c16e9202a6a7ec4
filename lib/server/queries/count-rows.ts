import { resolveRange, type Span } from '#lib/core/view/edit-view.ts';
import type { View } from '#lib/core/view/view.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { countSpan } from './count-hours.ts';
import { countableSpan } from './counted-rows.ts';
import { readDataSpan } from './data-span.ts';
import type { Ask } from './read-snapshot.ts';
import { cutSpan, type ViewCondition } from './view-condition.ts';

export interface CountedView {
  /** How many rows the View has. */
  readonly total: number;
  /** What its range means now; null where it holds nothing. */
  readonly range: Span | null;
}

/** The number of a View's rows, counted as the histogram counts them. */
export async function countRows(
  ask: Ask,
  view: View,
  condition: ViewCondition,
  now: number,
): Promise<CountedView> {
  if (view.range.kind === 'untimed') return { total: await countUntimed(ask, condition), range: null };
  const { span, range } = await spanToCount(ask, view, condition, now);
  return { total: span === null ? 0 : await countSpan(ask, condition, span), range };
}

/** Where the rows of a View with a range lie, as wide as they can be counted fastest; null where there are none. */
export async function spanToCount(
  ask: Ask,
  view: View,
  condition: ViewCondition,
  now: number,
): Promise<{ span: Span | null; range: Span | null }> {
  const data = await readDataSpan(ask);
  const range = resolveRange(view.range, data, now);
  const counted = data === null || range === null ? null : countableSpan(range, data);
  return { span: cutSpan(counted, condition.within), range };
}

async function countUntimed(ask: Ask, { sql, within }: ViewCondition): Promise<number> {
  if (within !== null) return 0;
  const [row] = await ask<{ n: string }>(
    Prisma.sql`SELECT count(*) AS n FROM event WHERE event_time = '-infinity' AND ${sql}`,
  );
  return Number(row?.n ?? 0);
}
