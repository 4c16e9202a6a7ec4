import type { CubeTest } from '#lib/core/cube/cube-test.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { constant } from './cube-condition.ts';

/** What is asked of events: as SQL that is true or false and never null, and of the cube's cells. */
export interface Condition {
  /** Of rows of `event`. */
  readonly sql: Prisma.Sql;
  /** The same of cells of the hourly cube; null where that does not know. */
  readonly cube: CubeTest | null;
  /** Of cells: holds for one of every hour in which `sql` holds for an event. Null where it says nothing. */
  readonly guide: CubeTest | null;
  /** What event_keys_idx can find them by: holds wherever `sql` does. Null where it cannot. */
  readonly keys: Prisma.Sql | null;
  /** Microseconds that looking into one event takes beyond reading it, roughly. */
  readonly toll: number;
  /** It names its events, so that no others are read. */
  readonly found: boolean;
  /** The share of all events that counts are drawn from, where to look into all would take too long; else null. */
  readonly share: number | null;
}

const plain = { toll: 0, found: false, share: null };

export const everything: Condition = {
  sql: Prisma.sql`TRUE`,
  cube: constant(true),
  guide: null,
  keys: null,
  ...plain,
};

const nothing: Condition = {
  sql: Prisma.sql`FALSE`,
  cube: constant(false),
  guide: constant(false),
  keys: Prisma.sql`FALSE`,
  ...plain,
  found: true,
};

/** Of a typed column. */
export function ofColumn(sql: Prisma.Sql, cube: CubeTest | null, keys: Prisma.Sql | null): Condition {
  return { sql, cube, guide: cube, keys, ...plain };
}

/** Known to `event` alone, and in no index of keys. */
export function fromEvents(sql: Prisma.Sql, toll = 0): Condition {
  return { sql, cube: null, guide: null, keys: null, ...plain, toll };
}

/** The same, of events that it names. */
export function fromNamed(sql: Prisma.Sql): Condition {
  return { ...fromEvents(sql), found: true };
}

export function and(conditions: readonly Condition[]): Condition {
  if (conditions.length === 0) return everything;
  const keys = conditions.flatMap((condition) => condition.keys ?? []);
  const guides = conditions.flatMap((condition) => condition.guide ?? []);
  return {
    sql: joined(
      conditions.map((condition) => condition.sql),
      ' AND ',
    ),
    cube: testIfAll(
      conditions.map((condition) => condition.cube),
      'and',
    ),
    guide: guides.length === 0 ? null : { kind: 'and', tests: guides },
    keys: keys.length === 0 ? null : joined(keys, ' AND '),
    toll: tollOf(conditions),
    found: conditions.some((condition) => condition.found),
    share: null,
  };
}

export function or(conditions: readonly Condition[]): Condition {
  if (conditions.length === 0) return nothing;
  return {
    sql: joined(
      conditions.map((condition) => condition.sql),
      ' OR ',
    ),
    cube: testIfAll(
      conditions.map((condition) => condition.cube),
      'or',
    ),
    guide: testIfAll(
      conditions.map((condition) => condition.guide),
      'or',
    ),
    keys: joinedIfAll(
      conditions.map((condition) => condition.keys),
      ' OR ',
    ),
    toll: tollOf(conditions),
    found: conditions.every((condition) => condition.found),
    share: null,
  };
}

export function not({ sql, cube, toll }: Condition): Condition {
  const inCube: CubeTest | null = cube === null ? null : { kind: 'not', test: cube };
  return { sql: Prisma.sql`NOT ${sql}`, cube: inCube, guide: inCube, keys: null, ...plain, toll };
}

function tollOf(conditions: readonly Condition[]): number {
  return conditions.reduce((sum, { toll }) => sum + toll, 0);
}

function testIfAll(parts: readonly (CubeTest | null)[], kind: 'and' | 'or'): CubeTest | null {
  const tests = parts.filter((part) => part !== null);
  return tests.length === parts.length ? { kind, tests } : null;
}

function joinedIfAll(parts: readonly (Prisma.Sql | null)[], separator: string): Prisma.Sql | null {
  const present = parts.filter((part) => part !== null);
  return present.length === parts.length ? joined(present, separator) : null;
}

function joined(parts: readonly Prisma.Sql[], separator: string): Prisma.Sql {
  return Prisma.sql`(${Prisma.join([...parts], separator)})`;
}
