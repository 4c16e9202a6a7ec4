import { type Field, fields } from '#lib/core/view/fields.ts';
import { eventKeysSql } from '#lib/server/database/event-keys-sql.ts';
import { Prisma } from '#prisma/generated/client.ts';

const eventKeys = Prisma.raw(eventKeysSql);

const setOffsets: Readonly<Partial<Record<Field, number>>> = {
  outcome: 1000,
  identityType: 2000,
  eventCategory: 3000,
  readOnly: 4000,
};

/** Events that have any of these keys, by the index. */
export function anyKey(keys: readonly string[]): Prisma.Sql {
  return anyKeyOf(Prisma.sql`${keys}::bigint[]`);
}

/** The same of keys that a subquery finds, as bigint[]. */
export function anyKeyOf(keys: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`${eventKeys} && ${keys}`;
}

/** What the index knows a stored value by. */
export function keyOf(field: Field, stored: string): string {
  return fields[field].kind === 'enum' ? String((setOffsets[field] ?? 0) + Number(stored)) : stored;
}
