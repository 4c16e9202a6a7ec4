/** Nesting that is followed; userIdentity has three levels. */
const maxDepth = 12;

/**
 * How Athena and CloudTrail Lake print structs, arrays and maps into a cell:
 * `{type=IAMUser, arn=…, sessioncontext={attributes={…}}}`, `[{arn=…, type=…}, …]`. Values are not
 * quoted there: one ends where `, key=` or the closing bracket follows. `null` is left out. `spell`
 * gives keys back the case that Athena took. Null where the text is no such thing.
 */
export function parseStruct(text: string, spell: (key: string) => string): unknown {
  const reader = { text: text.trim(), at: 0, spell };
  const value = readValue(reader, 0);
  return value === undefined || reader.at !== reader.text.length ? null : value;
}

interface Reader {
  readonly text: string;
  at: number;
  readonly spell: (key: string) => string;
}

const nextKey = /^, [A-Za-z_@$:][\w.:@$/-]{0,127}=/;
const key = /^([A-Za-z_@$:][\w.:@$/-]{0,127})=/;

/** Undefined where the text is broken. */
function readValue(reader: Reader, depth: number): unknown {
  const c = reader.text[reader.at];
  if (c === '{' || c === '[') {
    if (depth >= maxDepth) return undefined;
    return c === '{' ? readStruct(reader, depth) : readList(reader, depth);
  }
  return depth === 0 ? undefined : readPlain(reader);
}

function readStruct(reader: Reader, depth: number): Record<string, unknown> | undefined {
  const fields: [string, unknown][] = [];
  reader.at++;
  if (reader.text[reader.at] === '}') {
    reader.at++;
    return {};
  }
  for (;;) {
    const found = key.exec(reader.text.slice(reader.at, reader.at + 160));
    if (found === null) return undefined;
    reader.at += found[0].length;
    const value = readValue(reader, depth + 1);
    if (value === undefined) return undefined;
    if (value !== null) fields.push([reader.spell(found[1] ?? ''), value]);
    const c = reader.text[reader.at++];
    if (c === '}') return Object.fromEntries(fields);
    if (c !== ',') return undefined;
    reader.at++;
  }
}

function readList(reader: Reader, depth: number): unknown[] | undefined {
  const values: unknown[] = [];
  reader.at++;
  if (reader.text[reader.at] === ']') {
    reader.at++;
    return values;
  }
  for (;;) {
    const value = readValue(reader, depth + 1);
    if (value === undefined) return undefined;
    values.push(value);
    const c = reader.text[reader.at++];
    if (c === ']') return values;
    if (c !== ',') return undefined;
    reader.at++;
  }
}

/** Up to what ends it; brackets inside it are paired. */
function readPlain(reader: Reader): string | null {
  const { text } = reader;
  const start = reader.at;
  let open = 0;
  for (; reader.at < text.length; reader.at++) {
    const c = text[reader.at];
    if (c === '{' || c === '[') open++;
    else if (c === '}' || c === ']') {
      if (open === 0) break;
      open--;
    } else if (c === ',' && open === 0 && endsValue(text, reader.at)) break;
  }
  const value = text.slice(start, reader.at);
  return value === 'null' ? null : value;
}

/** A comma that separates: a key follows it, or (in a list) another value. */
function endsValue(text: string, at: number): boolean {
  return nextKey.test(text.slice(at, at + 140)) || /^, (?:\{|\[|arn:|null[\],])/.test(text.slice(at, at + 7));
}
