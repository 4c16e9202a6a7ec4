import type { SyntaxNode } from '@lezer/common';
import { parser } from './grammar-tables.ts';
import { resolveSearchField, type SearchField } from './search-fields.ts';

/**
 * What stands at the cursor and may be completed. `from` to `to` is what a chosen suggestion
 * replaces (spelt with formatField or formatPattern), `prefix` what of it is already written.
 */
export type Completion =
  /** A name, a free word, or NOT: a new condition begins or is being written. */
  | { readonly kind: 'field'; readonly from: number; readonly to: number; readonly prefix: string }
  /** After a complete name: `:`, and what else the field knows. */
  | { readonly kind: 'operator'; readonly from: number; readonly to: number; readonly field: SearchField }
  | {
      readonly kind: 'value';
      readonly from: number;
      readonly to: number;
      readonly prefix: string;
      /** Where the condition begins that the value belongs to. */
      readonly clauseFrom: number;
      /** Null where no such field is known. */
      readonly field: SearchField | null;
    }
  /** After a complete condition: AND, OR, or a new one. */
  | { readonly kind: 'connective'; readonly from: number; readonly to: number };

/** Never throws; `cursor` is an offset in UTF-16 units, from 0 to the length of the text. */
export function completeAt(text: string, cursor: number): Completion {
  const at = Math.min(Math.max(0, cursor), text.length);
  const node = parser.parse(text).resolveInner(at, -1);
  const clause = closest(node, 'Clause');
  const touches = node.to >= at && node.from < at;
  const value = node.name === 'Value' || node.name === 'Quoted' || node.name === 'Bound';
  if (clause !== null && touches && value) return writtenValue(text, clause, node, at);
  if (node.name === 'Word' && touches) return wordOf(text, node, at);
  const before = lastTokenBefore(node, at);
  if (before === null) return { kind: 'field', from: at, to: at, prefix: '' };
  if (opensValue.has(before.name)) {
    const owner = closest(before, 'Clause');
    if (owner !== null) return emptyValue(text, owner, at);
  }
  if (opensCondition.has(before.name)) return { kind: 'field', from: at, to: at, prefix: '' };
  const list = closest(node, 'List');
  if (list !== null && list.lastChild?.name !== ')') {
    const owner = closest(list, 'Clause');
    if (owner !== null) return emptyValue(text, owner, at);
  }
  return { kind: 'connective', from: at, to: at };
}

const opensValue = new Set([
  'Is',
  'Compare',
  'Closed',
  'Open',
  'ToWord',
  'ListOrWord',
  'ListAndWord',
  'ListNotWord',
]);
const opensCondition = new Set(['AndWord', 'OrWord', 'NotWord', 'NotSign']);

function wordOf(text: string, node: SyntaxNode, at: number): Completion {
  const { from, to } = node;
  const field = resolveSearchField(text.slice(from, to));
  const isTyped = field !== null && field.kind !== 'path' && at === to;
  const isField = node.parent?.name === 'Clause' || !isTyped;
  if (isField) return { kind: 'field', from, to, prefix: text.slice(from, at) };
  return { kind: 'operator', from: to, to, field };
}

function writtenValue(text: string, clause: SyntaxNode, node: SyntaxNode, at: number): Completion {
  const written = text.slice(node.from, at);
  const bare = node.name === 'Quoted' ? written.slice(1) : written;
  const prefix = bare.replace(/\\([\s\S])/g, '$1');
  return {
    kind: 'value',
    from: node.from,
    to: node.to,
    prefix,
    clauseFrom: clause.from,
    field: fieldOf(text, clause),
  };
}

function emptyValue(text: string, clause: SyntaxNode, at: number): Completion {
  return {
    kind: 'value',
    from: at,
    to: at,
    prefix: '',
    clauseFrom: clause.from,
    field: fieldOf(text, clause),
  };
}

function fieldOf(text: string, clause: SyntaxNode): SearchField | null {
  const name = clause.firstChild;
  return name === null ? null : resolveSearchField(text.slice(name.from, name.to));
}

function closest(node: SyntaxNode, name: string): SyntaxNode | null {
  for (let up: SyntaxNode | null = node; up !== null; up = up.parent) if (up.name === name) return up;
  return null;
}

/** The last token that ends at or before the cursor, errors left out. */
function lastTokenBefore(node: SyntaxNode, at: number): SyntaxNode | null {
  let found: SyntaxNode | null = null;
  let top = node;
  while (top.parent !== null) top = top.parent;
  const visit = (parent: SyntaxNode): void => {
    for (let child = parent.firstChild; child !== null && child.from < at; child = child.nextSibling) {
      if (child.firstChild !== null) visit(child);
      else if (!child.type.isError && child.to <= at && child.to > child.from) found = child;
    }
  };
  visit(top);
  return found;
}
