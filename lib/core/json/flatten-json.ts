/** A scalar of a JSON document with the way to it: `requestParameters.tags[0].key`. */
export interface FlatField {
  readonly path: string;
  /** As a person reads it: strings without quotes, numbers as they were spelt. */
  readonly value: string;
  readonly kind: 'string' | 'number' | 'boolean' | 'null' | 'empty';
}

/** Numbers that a double cannot hold keep the digits of the source. */
class SourceNumber {
  readonly source: string;
  constructor(source: string) {
    this.source = source;
  }
}

export function isNumberSource(value: unknown): value is { readonly source: string } {
  return value instanceof SourceNumber;
}

type Reviver = (key: string, value: unknown, context?: { source?: string }) => unknown;

const keepDigits: Reviver = (_, value, context) =>
  typeof value === 'number' && context?.source !== undefined && context.source !== String(value)
    ? new SourceNumber(context.source)
    : value;

/** The parsed document; null where the text is no JSON. */
export function parseJson(raw: string): unknown {
  try {
    return JSON.parse(raw, keepDigits as Parameters<typeof JSON.parse>[1]);
  } catch {
    return null;
  }
}

/** All scalars in document order, at most `limit` of them; `cut` says that there were more. */
export function flattenJson(document: unknown, limit = 2000): { fields: FlatField[]; cut: boolean } {
  const fields: FlatField[] = [];
  const open: { path: string; value: unknown }[] = [{ path: '', value: document }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (fields.length === limit) return { fields, cut: true };
    const { path, value } = next;
    const inner = entries(path, value);
    if (inner !== null && inner.length > 0) open.push(...inner.reverse());
    else if (inner !== null) fields.push({ path, value: Array.isArray(value) ? '[]' : '{}', kind: 'empty' });
    else fields.push(scalar(path, value));
  }
  return { fields, cut: false };
}

function entries(path: string, value: unknown): { path: string; value: unknown }[] | null {
  if (typeof value !== 'object' || value === null || value instanceof SourceNumber) return null;
  if (Array.isArray(value)) return value.map((item, i) => ({ path: `${path}[${i}]`, value: item }));
  return Object.entries(value).map(([key, item]) => ({
    path: path === '' ? key : `${path}.${key}`,
    value: item,
  }));
}

function scalar(path: string, value: unknown): FlatField {
  if (value instanceof SourceNumber) return { path, value: value.source, kind: 'number' };
  if (typeof value === 'string') return { path, value, kind: 'string' };
  if (typeof value === 'number') return { path, value: String(value), kind: 'number' };
  if (typeof value === 'boolean') return { path, value: String(value), kind: 'boolean' };
  return { path, value: 'null', kind: 'null' };
}
