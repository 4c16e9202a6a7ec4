import type { CubeTest } from '#lib/core/cube/cube-test.ts';
import type { Span } from '#lib/core/view/edit-view.ts';
import { Prisma } from '#prisma/generated/client.ts';
import type { Condition } from './condition.ts';
import { ceilHour, floorHour } from './hours.ts';
import { spanToSql } from './view-to-sql.ts';

/** What to add up for a span under a condition. */
export interface Pieces {
  /** Whole hours that the cube counts. */
  readonly cube: { readonly span: Span; readonly test: CubeTest } | null;
  /** Spans whose events are counted one by one. */
  readonly events: readonly Span[];
}

/**
 * Whole hours from the cube where it knows all that is asked, the hours that the span cuts from
 * `event`: never an estimate, unless the condition has a `share`. `finest`: moments must be better
 * than an hour.
 */
export function piecesOf(span: Span, condition: Condition, { finest = false } = {}): Pieces {
  const whole = { from: ceilHour(span.from), to: floorHour(span.to) };
  if (finest || condition.cube === null || whole.from >= whole.to) return { cube: null, events: [span] };
  const edges = [
    { from: span.from, to: whole.from },
    { from: whole.to, to: span.to },
  ];
  return {
    cube: { span: whole, test: condition.cube },
    events: edges.filter(({ from, to }) => from < to),
  };
}

/** A subquery of `columns` of the span's events under the condition, and how many events each stands for as `n`. */
export function eventRows(span: Span, condition: Condition, columns: Prisma.Sql): Prisma.Sql {
  const { share } = condition;
  const where = Prisma.sql`WHERE ${spanToSql('event_time', span)} AND ${share === null ? countable(condition) : condition.sql}`;
  return share === null
    ? Prisma.sql`SELECT ${columns}, 1 AS n FROM event ${where}`
    : Prisma.sql`SELECT ${columns}, ${1 / share}::float8 AS n FROM ${sampledEvents(share)} ${where}`;
}

/** The same blocks of the table every time, so that all parts of a page agree. */
export function sampledEvents(share: number): Prisma.Sql {
  return Prisma.sql`event TABLESAMPLE SYSTEM (${share * 100}) REPEATABLE (1)`;
}

/** What only events know may be rare enough for the index of keys: PostgreSQL chooses by its statistics. */
function countable({ sql, cube, keys }: Condition): Prisma.Sql {
  return cube !== null || keys === null ? sql : Prisma.sql`${keys} AND ${sql}`;
}

/**
 * What to count for a range: the events in it, widened to whole hours where the data end, since
 * nothing lies beyond and the cube can then answer alone. Null where there is nothing to count.
 */
export function countableSpan(range: Span, data: Span): Span | null {
  const from = range.from <= data.from ? floorHour(data.from) : range.from;
  const to = range.to >= data.to ? ceilHour(data.to) : range.to;
  return from < to ? { from, to } : null;
}
