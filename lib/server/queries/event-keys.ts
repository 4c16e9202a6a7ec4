import { type Field, fields } from '#lib/core/view/fields.ts';
import { Prisma } from '#prisma/generated/client.ts';

/**
 * The keys of an event, as event_keys_idx (migration 20261127014500_credential_sessions) has them: ids of terms
 * and typed values, and small numbers for the closed sets. What is found by a key is still held
 * against the condition itself.
 */
const eventKeys =
  Prisma.raw(`(terms || ARRAY[account_id, region_id, source_id, name_id, principal_id, actor_id,
  access_key_id, ip_id, agent_id, error_id, session_id, 1000 + outcome, 2000 + identity, 3000 + category, 4000 + read_only])`);

const setOffsets: Readonly<Partial<Record<Field, number>>> = {
  outcome: 1000,
  identityType: 2000,
  eventCategory: 3000,
  readOnly: 4000,
};

/** Events that have any of these keys, by the index. */
export function anyKey(keys: readonly string[]): Prisma.Sql {
  return Prisma.sql`${eventKeys} && ${keys}::bigint[]`;
}

/** What the index knows a stored value by. */
export function keyOf(field: Field, stored: string): string {
  return fields[field].kind === 'enum' ? String((setOffsets[field] ?? 0) + Number(stored)) : stored;
}
