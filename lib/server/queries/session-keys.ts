import type { Field } from '#lib/core/view/fields.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { anyKey, keysOf } from './event-keys.ts';
import type { Ask } from './read-snapshot.ts';

/** More are not sent to be looked for. */
const maxKeys = 20_000;

/** What the index knows events of sessions by, besides the sessions themselves: a column `key_id`. `ids`: a bigint[]. */
export function keysOfSessions(ids: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`SELECT DISTINCT key_id FROM session_hour WHERE session_id = ANY (${ids}) AND key_id IS NOT NULL`;
}

/** Events that may be of these sessions, by the index; null where these have too many keys. */
async function sessionKeys(ask: Ask, ids: readonly string[]): Promise<Prisma.Sql | null> {
  if (ids.length === 0) return anyKey([]);
  const rows = await ask<{ key_id: string }>(
    Prisma.sql`${keysOfSessions(Prisma.sql`${ids}::bigint[]`)} LIMIT ${maxKeys + 1}`,
  );
  return rows.length > maxKeys ? null : anyKey([...ids, ...rows.map((row) => row.key_id)]);
}

/** Events that have one of these stored values, by the index; null where it cannot find them. */
export async function keysAmong(
  ask: Ask,
  field: Field,
  stored: readonly string[],
): Promise<Prisma.Sql | null> {
  if (field === 'session') return sessionKeys(ask, stored);
  return anyKey(stored.flatMap((value) => keysOf(field, value)));
}

/** Events of these sessions. */
export async function ofSessions(ask: Ask, ids: readonly string[]): Promise<Prisma.Sql> {
  const keys = (await sessionKeys(ask, ids)) ?? Prisma.sql`TRUE`;
  return Prisma.sql`(${keys} AND session_id = ANY (${ids}::bigint[]))`;
}
