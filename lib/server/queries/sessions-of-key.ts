import { Prisma } from '#prisma/generated/client.ts';
import { anyKeyOf } from './event-keys.ts';

/** A temporary key signs for hours; of a long-lived one, whose session it names itself, not all is read. */
const maxEvents = 10_000;

/** A relation of the sessions, as `session_id`, for which a key signed. `key`: the column of another relation. */
export function sessionsOfKey(key: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`LATERAL (
    SELECT DISTINCT session_id FROM (
      SELECT session_id FROM event
      WHERE ${anyKeyOf(Prisma.sql`ARRAY[${key}]`)} AND access_key_id = ${key} AND session_id IS NOT NULL
      LIMIT ${maxEvents}) AS signed)`;
}
