import type { Span } from '#lib/core/view/edit-view.ts';
import { Prisma } from '#prisma/generated/client.ts';
import type { Condition } from './condition.ts';
import { sampledEvents } from './counted-rows.ts';
import type { Ask } from './read-snapshot.ts';
import type { ViewCondition } from './view-condition.ts';
import { spanToSql } from './view-to-sql.ts';

/** What counting may take before it is done on a share of the events, in microseconds of one processor. */
const budget = 300_000;
/** Reading an event to hold a condition against it, and one that an index found, in microseconds. */
const readCost = 0.4;
const foundCost = 1.2;
/** Events that are looked into to learn how many an index will find. */
const probed = 10_000;
/** Fewer would tell nothing. */
const leastShare = 0.0005;

/**
 * The condition with a `share` where counting all events under it would take too long: no index
 * finds them, or it finds too many, and the cube does not know. What is rare is always counted whole.
 */
export async function sampleWhereCostly(
  ask: Ask,
  condition: ViewCondition,
  span: Span,
  most = budget,
): Promise<ViewCondition> {
  const { cube, keys, toll, found, sql } = condition;
  if (cube !== null || found) return condition;
  const events = await countRoughly(ask, span);
  const looking = events * (readCost + toll);
  if (events * Math.max(readCost + toll, foundCost) < most) return condition;
  if (keys === null) return looking < most ? condition : { ...condition, share: shareOf(most / looking) };
  const finding = (await probe(ask, sql, span, events)) * foundCost;
  return finding < most ? condition : { ...condition, share: shareOf(most / Math.max(finding, looking)) };
}

/** About how many events the span has, and how many of them are under the condition. */
export async function estimate(
  ask: Ask,
  { sql }: Pick<Condition, 'sql'>,
  span: Span,
): Promise<{ events: number; found: number }> {
  const events = await countRoughly(ask, span);
  return { events, found: await probe(ask, sql, span, events) };
}

/** The share of so many events to read for about `wanted` of those found, as far as there is time. */
export function shareFor(
  wanted: number,
  { events, found }: { events: number; found: number },
  { toll }: Pick<Condition, 'toll'>,
): number {
  const affordable = budget / Math.max(1, events * (readCost + toll));
  return shareOf(Math.min(affordable, wanted / Math.max(1, found)));
}

/** How many of the span's events there are under a condition, from a look into a few blocks of them. */
async function probe(ask: Ask, sql: Prisma.Sql, span: Span, events: number): Promise<number> {
  const share = Math.min(1, probed / events);
  const [row] = await ask<{ n: string }>(Prisma.sql`
    SELECT count(*) AS n FROM ${sampledEvents(share)} WHERE ${spanToSql('event_time', span)} AND ${sql}`);
  return Number(row?.n ?? 0) / share;
}

function shareOf(affordable: number): number {
  return Math.max(leastShare, Math.min(1, affordable));
}

/** Events of the span, as PostgreSQL's statistics of its months have them. */
async function countRoughly(ask: Ask, span: Span): Promise<number> {
  const [row] = await ask<{ 'QUERY PLAN': [{ Plan: { 'Plan Rows': number } }] }>(Prisma.sql`
    EXPLAIN (FORMAT JSON) SELECT FROM event WHERE ${spanToSql('event_time', span)}`);
  return row?.['QUERY PLAN'][0].Plan['Plan Rows'] ?? 0;
}
