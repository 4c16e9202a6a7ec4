const token = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+|"/gsy;
const space = /\s*/y;

/**
 * JSON text laid out for reading, two spaces a level. Works on the text, not on parsed values:
 * numbers, escapes, key order and repeated keys stay exactly as delivered. Text that is no JSON
 * keeps its tokens too.
 */
export function prettyJson(raw: string): string {
  const out: string[] = [];
  let depth = 0;
  let previous = '';
  let at = 0;
  const newLine = () => out.push(`\n${'  '.repeat(depth)}`);
  for (;;) {
    space.lastIndex = at;
    space.test(raw);
    token.lastIndex = space.lastIndex;
    const found = token.exec(raw);
    if (found === null) return out.join('');
    const [text] = found;
    at = token.lastIndex;
    const closes = text === '}' || text === ']';
    if (closes) depth = Math.max(0, depth - 1);
    const afterOpening = previous === '{' || previous === '[';
    if (closes ? !afterOpening : afterOpening || previous === ',') newLine();
    out.push(text === ':' ? ': ' : text);
    if (text === '{' || text === '[') depth += 1;
    previous = text;
  }
}
