import type { CubeTest } from '#lib/core/cube/cube-test.ts';
import type { Span } from '#lib/core/view/edit-view.ts';
import { type Field, fields } from '#lib/core/view/fields.ts';
import { earliestTime, latestTime } from '#lib/core/view/range-text.ts';
import type { Filter } from '#lib/core/view/view.ts';
import { dictionaryId } from '#lib/server/database/dictionary-id.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { storedAmong } from './cube-condition.ts';

/** The column of a field: a name from the table in fields.ts, never from a request. */
export function columnOf(field: Field): Prisma.Sql {
  return Prisma.raw(fields[field].column);
}

/** Half open, in whole milliseconds. Untimed events ('-infinity') are in no span. */
export function spanToSql(
  column: 'event_time' | 'i.event_time' | 'e.event_time',
  { from, to }: Span,
): Prisma.Sql {
  const name = Prisma.raw(column);
  return Prisma.sql`${name} >= ${timestamp(from)} AND ${name} < ${timestamp(to)}`;
}

/** Times that PostgreSQL cannot spell in ISO 8601 become the nearest it can; no event is near them. */
export function timestamp(ms: number): Prisma.Sql {
  const spellable = Math.min(Math.max(ms, earliestTime), latestTime);
  return Prisma.sql`${new Date(spellable).toISOString()}::timestamptz`;
}

/** What a column holds for a value: a dictionary id, or the place in the closed set. */
export function storedValue(field: Field, value: string): string {
  const spec = fields[field];
  return spec.kind === 'enum'
    ? String((spec.values as readonly string[]).indexOf(value))
    : String(dictionaryId(field, value));
}

/** On `event`. Never null. */
export function filterToSql({ field, operator, values }: Filter): Prisma.Sql {
  const column = columnOf(field);
  const stored = values.flatMap((value) => (value === null ? [] : [storedValue(field, value)]));
  const isAny = Prisma.sql`(${column} IS NOT NULL AND ${column} = ANY (${stored}::bigint[]))`;
  const isMissing = Prisma.sql`${column} IS NULL`;
  const missing = values.includes(null);
  if (operator === 'is') return missing ? Prisma.sql`(${isAny} OR ${isMissing})` : isAny;
  return missing ? Prisma.sql`NOT (${isAny} OR ${isMissing})` : Prisma.sql`NOT ${isAny}`;
}

/** The same on cells of the cube; null where that does not have the field. */
export function filterToCube({ field, operator, values }: Filter): CubeTest | null {
  const stored = values.flatMap((value) => (value === null ? [] : [storedValue(field, value)]));
  const test = storedAmong(field, stored, values.includes(null));
  return test === null || operator === 'is' ? test : { kind: 'not', test };
}
