import type { SetDimension } from '#lib/core/cube/cube-part.ts';
import { type Field, fields } from '#lib/core/view/fields.ts';
import { eventKeysSql } from '#lib/server/database/event-keys-sql.ts';
import { Prisma } from '#prisma/generated/client.ts';

const eventKeys = Prisma.raw(eventKeysSql);

/** Two closed sets that have one key: `first` + place in the one times `width` + place in the other. */
interface Pair {
  readonly first: number;
  readonly width: number;
  readonly sets: readonly [SetDimension, SetDimension];
}

const pairs: readonly Pair[] = [
  { first: 1000, width: 16, sets: ['outcome', 'identityType'] },
  { first: 2000, width: 4, sets: ['eventCategory', 'readOnly'] },
];

/** Events that have any of these keys, by the index. */
export function anyKey(keys: readonly string[]): Prisma.Sql {
  return anyKeyOf(Prisma.sql`${keys}::bigint[]`);
}

/** The same of keys that a subquery finds, as bigint[]. */
export function anyKeyOf(keys: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`${eventKeys} && ${keys}`;
}

/** What the index knows events with a stored value by. */
export function keysOf(field: Field, stored: string): string[] {
  const pair = pairs.find(({ sets }) => sets.some((set) => set === field));
  if (pair === undefined) return [stored];
  const placesOf = (set: SetDimension) => (set === field ? [Number(stored)] : fields[set].values.keys());
  const [one, other] = pair.sets;
  const keys: string[] = [];
  for (const high of placesOf(one))
    for (const low of placesOf(other)) keys.push(String(pair.first + high * pair.width + low));
  return keys;
}
