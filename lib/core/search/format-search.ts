import type { Bound, Leaf, Pattern, SearchNode } from './search-node.ts';

/** The canonical spelling: `parseSearch(formatSearch(node)).node` is `node` again. */
export function formatSearch(node: SearchNode | null): string {
  return node === null ? '' : format(node);
}

function format(node: SearchNode): string {
  switch (node.kind) {
    case 'and':
      return node.nodes.map((child) => (child.kind === 'or' ? wrap(child) : format(child))).join(' AND ');
    case 'or':
      return listOf(node.nodes) ?? node.nodes.map(format).join(' OR ');
    case 'not': {
      const inner = node.node;
      return `NOT ${inner.kind === 'and' || inner.kind === 'or' ? wrap(inner) : format(inner)}`;
    }
    default:
      return formatLeaf(node);
  }
}

function wrap(node: SearchNode): string {
  const text = format(node);
  return node.kind === 'or' && listOf(node.nodes) !== null ? text : `(${text})`;
}

/** `field:(a OR b)` where all are values of one field. */
function listOf(nodes: readonly SearchNode[]): string | null {
  const [first] = nodes;
  if (first?.kind !== 'is') return null;
  const values: string[] = [];
  for (const node of nodes) {
    if (node.kind !== 'is' || node.field !== first.field) return null;
    values.push(formatPattern(node.pattern));
  }
  return `${formatField(first.field)}:(${values.join(' OR ')})`;
}

function formatLeaf(leaf: Leaf): string {
  switch (leaf.kind) {
    case 'word':
      return formatPattern(leaf.pattern);
    case 'is':
      return `${formatField(leaf.field)}:${formatPattern(leaf.pattern)}`;
    case 'exists':
      return `${formatField(leaf.field)}:*`;
    case 'range':
      return `${formatField(leaf.field)}${formatRange(leaf.from, leaf.to)}`;
  }
}

function formatRange(from: Bound | null, to: Bound | null): string {
  const text = (bound: Bound) => formatPattern({ text: bound.text, wild: false });
  if (from === null) return to === null ? ':*' : `${to.inclusive ? '<=' : '<'}${text(to)}`;
  if (to === null) return `${from.inclusive ? '>=' : '>'}${text(from)}`;
  return `:${from.inclusive ? '[' : '{'}${text(from)} TO ${text(to)}${to.inclusive ? ']' : '}'}`;
}

const bare = /^[\p{L}\p{N}_.@/$#%+=,;~^|&'][\p{L}\p{N}_.@/$#%+=,;~^|&'-]*$/u;
const keyword = /^(and|or|not|to|&&|\|\|)$/i;

export function formatPattern({ text, wild }: Pattern): string {
  if (wild)
    return text.replace(/\\[\s\S]|[\s()"[\]{}<>:!-]/g, (part) => (part.length > 1 ? part : `\\${part}`));
  if (bare.test(text) && !keyword.test(text)) return text;
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}

export function formatField(name: string): string {
  return name.replace(/[^\p{L}\p{N}_.$@/-]/gu, (character) => `\\${character}`);
}
