/** Longer lists are cut: a cell is for reading. */
const maxValues = 50;

/**
 * What a record holds at a path as a search spells it, lists looked through: `a; b`. Objects as
 * JSON; null where there is nothing.
 */
export function valueAt(record: unknown, path: string): string | null {
  const found = collect([record], path.split('.'));
  const texts = found
    .slice(0, maxValues)
    .map((value) => (isObject(value) ? JSON.stringify(value) : String(value)));
  if (found.length > maxValues) texts.push(`… ${found.length - maxValues} more`);
  return texts.length === 0 ? null : texts.join('; ');
}

/** A key may hold dots itself: the longest that is there counts. */
function collect(values: readonly unknown[], parts: readonly string[]): unknown[] {
  return values.flatMap((value): unknown[] => {
    if (Array.isArray(value)) return collect(value, parts);
    if (value === null || value === undefined) return [];
    if (parts.length === 0) return [value];
    if (!isObject(value)) return [];
    for (let length = parts.length; length > 0; length -= 1) {
      const key = parts.slice(0, length).join('.');
      if (Object.hasOwn(value, key)) return collect([value[key]], parts.slice(length));
    }
    return [];
  });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
