import { isNumberSource } from './flatten-json.ts';

/** A line of a document laid out for folding. */
export interface JsonLine {
  /** `requestParameters.tags[0].key`; empty for the document itself. */
  readonly path: string;
  readonly depth: number;
  /** Null for entries of lists and for the document. */
  readonly key: string | null;
  /** What stands there: a scalar, or how many entries an object or list holds. */
  readonly content:
    | {
        readonly kind: 'scalar';
        readonly value: string;
        readonly type: 'string' | 'number' | 'boolean' | 'null';
      }
    | { readonly kind: 'branch'; readonly list: boolean; readonly size: number; readonly folded: boolean };
}

export interface JsonLines {
  readonly lines: readonly JsonLine[];
  /** There are more than `limit`. */
  readonly cut: boolean;
  /** Keys and values that hold `search`, among the lines. */
  readonly matches: number;
}

interface Options {
  /** Paths whose entries are left out. */
  readonly folded: ReadonlySet<string>;
  /** Part of a key or value, in any case: only lines that hold it, and the way to them. */
  readonly search: string;
  readonly limit: number;
}

/** All lines in document order; a search unfolds what holds a match. */
export function jsonLines(document: unknown, { folded, search, limit }: Options): JsonLines {
  const wanted = search.trim().toLowerCase();
  const lines: JsonLine[] = [];
  let matches = 0;
  const holds = (line: JsonLine) =>
    line.key?.toLowerCase().includes(wanted) === true ||
    (line.content.kind === 'scalar' && line.content.value.toLowerCase().includes(wanted));
  /** Branches on the way, which come in with the first match below them. */
  const way: JsonLine[] = [];
  const stack: { path: string; depth: number; key: string | null; value: unknown }[] = [
    { path: '', depth: 0, key: null, value: document },
  ];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (lines.length >= limit) return { lines, cut: true, matches };
    const line = lineOf(next, wanted === '' && folded.has(next.path));
    const found = wanted !== '' && holds(line);
    if (found) matches += 1;
    while (way.length > 0 && (way.at(-1)?.depth ?? 0) >= line.depth) way.pop();
    if (wanted === '' || found) lines.push(...way.splice(0), line);
    else if (line.content.kind === 'branch') way.push(line);
    if (line.content.kind === 'branch' && !line.content.folded) stack.push(...entriesOf(next).reverse());
  }
  return { lines, cut: false, matches };
}

type Place = { path: string; depth: number; key: string | null; value: unknown };

function lineOf({ path, depth, key, value }: Place, folded: boolean): JsonLine {
  const at = { path, depth, key };
  if (isNumberSource(value))
    return { ...at, content: { kind: 'scalar', value: value.source, type: 'number' } };
  if (typeof value === 'object' && value !== null) {
    const size = Array.isArray(value) ? value.length : Object.keys(value).length;
    return {
      ...at,
      content: { kind: 'branch', list: Array.isArray(value), size, folded: folded && size > 0 },
    };
  }
  const type = value === null ? 'null' : (typeof value as 'string' | 'number' | 'boolean');
  return { ...at, content: { kind: 'scalar', value: String(value), type } };
}

function entriesOf({ path, depth, value }: Place): Place[] {
  if (Array.isArray(value))
    return value.map((entry, at) => ({ path: `${path}[${at}]`, depth: depth + 1, key: null, value: entry }));
  return Object.entries(value as object).map(([key, entry]) => ({
    path: path === '' ? key : `${path}.${key}`,
    depth: depth + 1,
    key,
    value: entry,
  }));
}
