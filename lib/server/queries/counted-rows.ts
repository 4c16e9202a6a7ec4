import type { Span } from '#lib/core/view/edit-view.ts';
import { type Field, fields } from '#lib/core/view/fields.ts';
import { Prisma } from '#prisma/generated/client.ts';
import type { Condition } from './condition.ts';
import { ceilHour, floorHour } from './matching-hours.ts';
import { columnOf, spanToSql } from './view-to-sql.ts';

/**
 * A subquery of (moment, key, n) whose sums count the events of the span under the condition by
 * `field`. Whole hours come from the cube where it knows all that is asked, the hours that the
 * span cuts from `event`: never an estimate, unless the condition has a `share`. `finest`: moments must be better than an hour.
 */
export function countedRows(
  span: Span,
  condition: Condition,
  field: Field,
  { finest = false }: { finest?: boolean } = {},
): Prisma.Sql {
  const whole = { from: ceilHour(span.from), to: floorHour(span.to) };
  if (finest || !fields[field].inCube || condition.cube === null || whole.from >= whole.to) {
    return fromEvent(span, condition, field);
  }
  const parts = [
    Prisma.sql`SELECT hour AS moment, ${columnOf(field)} AS key, n FROM activity
               WHERE ${spanToSql('hour', whole)} AND ${condition.cube}`,
  ];
  if (span.from < whole.from) parts.push(fromEvent({ from: span.from, to: whole.from }, condition, field));
  if (whole.to < span.to) parts.push(fromEvent({ from: whole.to, to: span.to }, condition, field));
  return Prisma.join(parts, ' UNION ALL ');
}

function fromEvent(span: Span, condition: Condition, field: Field): Prisma.Sql {
  const { share } = condition;
  const where = Prisma.sql`WHERE ${spanToSql('event_time', span)} AND ${share === null ? countable(condition) : condition.sql}`;
  const key = columnOf(field);
  return share === null
    ? Prisma.sql`SELECT event_time AS moment, ${key} AS key, 1 AS n FROM event ${where}`
    : Prisma.sql`SELECT event_time AS moment, ${key} AS key, ${1 / share}::float8 AS n FROM ${sampledEvents(share)} ${where}`;
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
