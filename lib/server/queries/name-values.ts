import { type Field, fields } from '#lib/core/view/fields.ts';
import { lookUpValues } from './event-columns.ts';
import type { Ask } from './read-snapshot.ts';

/** What stored keys of a field (places in a closed set, dictionary ids) stand for. */
export async function nameValues(
  ask: Ask,
  field: Field,
  keys: readonly (string | number | null)[],
): Promise<(key: string | number | null) => string | null> {
  const spec = fields[field];
  if (spec.kind === 'enum') {
    const values: readonly string[] = spec.values;
    return (key) => (key === null ? null : (values[Number(key)] ?? null));
  }
  const ids = keys.map((key) => (key === null ? null : String(key)));
  const values = await lookUpValues(ask, ids);
  return (key) => (key === null ? null : (values.get(String(key)) ?? null));
}
