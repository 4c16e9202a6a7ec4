import { conjunctsOf } from '../search/conjuncts.ts';
import { readLeaf } from '../search/read-leaf.ts';
import type { SearchNode } from '../search/search-node.ts';
import { fieldNames } from './fields.ts';
import type { View } from './view.ts';

const longMs = 7 * 86_400_000;

/** What would make a question cheaper that took too long: names the costly part of its search, where there is one. */
export function howToNarrow({ range, filters, search }: Pick<View, 'range' | 'filters' | 'search'>): string {
  const text = search ?? '';
  const conjuncts = conjunctsOf(text) ?? [];
  const costly = conjuncts.find(({ node }) => isCostly(node));
  const steps: string[] = [];
  if (range.kind === 'all' || spanOf(range) > longMs) steps.push('choose a shorter time range');
  if (filters.length === 0 && !conjuncts.some(({ node }) => isTyped(node)))
    steps.push('add a filter, such as an account or an event name');
  if (costly !== undefined) steps.push('ask for whole values rather than for a pattern or for any value');
  const [first = 'choose a shorter time range', ...more] = steps;
  const advice = [first.charAt(0).toUpperCase() + first.slice(1), ...more].join(', or ');
  if (costly === undefined) return `${advice}.`;
  const part = text.slice(costly.from, costly.to);
  const shown = part.length > 60 ? `${part.slice(0, 60).toWellFormed()}…` : part;
  return `“${shown}” has to be looked up in every event. ${advice}.`;
}

function spanOf(range: View['range']): number {
  if (range.kind === 'relative') return range.lastMs;
  return range.kind === 'absolute' ? range.to - range.from : 0;
}

/** No index finds the events: what is wanted is a pattern, any value, or that there is none. */
function isCostly(node: SearchNode): boolean {
  if (node.kind === 'and' || node.kind === 'or') return node.nodes.some(isCostly);
  if (node.kind === 'not') return isPath(node.node);
  if (node.kind === 'word') return node.pattern.wild;
  return isPath(node) && !(node.kind === 'is' && !node.pattern.wild);
}

function isPath(node: SearchNode): boolean {
  if ('nodes' in node || node.kind === 'not') return false;
  const test = readLeaf(node);
  return 'kind' in test && test.kind === 'value' && test.field.kind === 'path';
}

function isTyped(node: SearchNode): boolean {
  return node.kind === 'is' && (fieldNames as readonly string[]).includes(node.field);
}
