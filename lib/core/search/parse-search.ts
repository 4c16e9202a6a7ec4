import type { SyntaxNode, Tree } from '@lezer/common';
import { toPattern } from './glob.ts';
import { parser } from './grammar-tables.ts';
import { readLeaf } from './read-leaf.ts';
import { nearestFieldNames, resolveSearchField } from './search-fields.ts';
import { type Bound, join, type Leaf, type Pattern, type SearchNode } from './search-node.ts';
import type { SearchProblem } from './search-problem.ts';
import { findSyntaxProblems } from './syntax-problems.ts';

export interface ParsedSearch {
  /** Null for an empty search, and where there is a problem: half a question has no answer. */
  readonly node: SearchNode | null;
  readonly problems: readonly SearchProblem[];
}

export const maxSearchLength = 2000;
export const maxSearchNodes = 200;
const maxDepth = 40;

/**
 * Text as people write it, to what it asks. Never throws, in time linear in the text. Keywords are
 * upper or lower case; words side by side mean AND, values side by side in a list mean OR.
 */
export function parseSearch(text: string): ParsedSearch {
  if (text.length > maxSearchLength) {
    return refuse(maxSearchLength, text.length, `A search has at most ${maxSearchLength} characters.`);
  }
  const tree = parser.parse(text);
  const syntax = findSyntaxProblems(tree, text);
  if (syntax.length > 0) return { node: null, problems: syntax };
  const reader = new Reader(text);
  const node = reader.read(tree);
  return reader.problems.length > 0 ? { node: null, problems: reader.problems } : { node, problems: [] };
}

function refuse(from: number, to: number, message: string): ParsedSearch {
  return { node: null, problems: [{ from, to, message, hint: 'Ask it in parts.' }] };
}

class Reader {
  readonly problems: SearchProblem[] = [];
  readonly #text: string;
  #nodes = 0;

  constructor(text: string) {
    this.#text = text;
  }

  read(tree: Tree): SearchNode | null {
    const first = tree.topNode.firstChild;
    return first === null ? null : this.#node(first, 0);
  }

  #node(at: SyntaxNode, depth: number): SearchNode | null {
    if (depth > maxDepth) {
      return this.#problem(at, `Parentheses and NOT may be nested ${maxDepth} deep.`, 'Ask it in parts.');
    }
    switch (at.name) {
      case 'Or':
        return this.#joined('or', at, (child) => this.#node(child, depth + 1));
      case 'And':
        return this.#joined('and', at, (child) => this.#node(child, depth + 1));
      case 'Not':
        return negate(at.lastChild === null ? null : this.#node(at.lastChild, depth + 1));
      case 'Group':
        return inner(at, (child) => this.#node(child, depth + 1));
      case 'Clause':
        return this.#clause(at, depth);
      default:
        return this.#leaf(at, { kind: 'word', pattern: this.#pattern(at) });
    }
  }

  #joined(
    kind: 'and' | 'or',
    at: SyntaxNode,
    read: (child: SyntaxNode) => SearchNode | null,
  ): SearchNode | null {
    const nodes: SearchNode[] = [];
    for (let child = at.firstChild; child !== null; child = child.nextSibling) {
      const node = child.name.endsWith('Word') && child.name !== 'Word' ? null : read(child);
      if (node !== null) nodes.push(node);
    }
    return join(kind, nodes);
  }

  #clause(at: SyntaxNode, depth: number): SearchNode | null {
    const name = at.firstChild;
    const operator = name?.nextSibling ?? null;
    const operand = at.lastChild;
    if (name === null || operator === null || operand === null) return null;
    const written = unescaped(this.#slice(name));
    const field = resolveSearchField(written);
    if (field === null) return this.#unknown(name, written);
    if (operator.name === 'Compare') return this.#compare(field.name, operator, operand);
    return this.#operand(field.name, operand, depth);
  }

  #operand(field: string, at: SyntaxNode, depth: number): SearchNode | null {
    if (depth > maxDepth) return this.#problem(at, `Lists may be nested ${maxDepth} deep.`, '');
    switch (at.name) {
      case 'List':
      case 'ListGroup':
        return inner(at, (child) => this.#operand(field, child, depth + 1));
      case 'ListOr':
        return this.#joined('or', at, (child) => this.#operand(field, child, depth + 1));
      case 'ListAnd':
        return this.#joined('and', at, (child) => this.#operand(field, child, depth + 1));
      case 'ListNot':
        return negate(at.lastChild === null ? null : this.#operand(field, at.lastChild, depth + 1));
      case 'Range':
        return this.#range(field, at);
      default:
        return this.#value(field, at);
    }
  }

  #value(field: string, at: SyntaxNode): SearchNode | null {
    const pattern = this.#pattern(at);
    const everything = pattern.wild && pattern.text === '*';
    return this.#leaf(at, everything ? { kind: 'exists', field } : { kind: 'is', field, pattern });
  }

  #range(field: string, at: SyntaxNode): SearchNode | null {
    const [first, last] = [at.getChildren('Bound'), at.getChildren('Quoted')].flat().sort(byPlace);
    if (first === undefined || last === undefined) return null;
    const from = this.#bound(first, at.getChild('Closed') !== null);
    const to = this.#bound(last, at.getChild('ClosedEnd') !== null);
    if (from === null && to === null) return this.#leaf(at, { kind: 'exists', field });
    return this.#leaf(at, { kind: 'range', field, from, to });
  }

  #bound(at: SyntaxNode, inclusive: boolean): Bound | null {
    const source = this.#slice(at);
    return source === '*' ? null : { text: literal(at, source), inclusive };
  }

  #compare(field: string, operator: SyntaxNode, at: SyntaxNode): SearchNode | null {
    if (at.name !== 'Value' && at.name !== 'Quoted') {
      return this.#problem(at, 'A comparison takes one value.', `Write ${field}>10 or ${field}:[1 TO 10]`);
    }
    const sign = this.#slice(operator).replace(':', '');
    const bound = { text: literal(at, this.#slice(at)), inclusive: sign.endsWith('=') };
    const range = sign.startsWith('>') ? { from: bound, to: null } : { from: null, to: bound };
    return this.#leaf(at, { kind: 'range', field, ...range });
  }

  #leaf(at: SyntaxNode, leaf: Leaf): SearchNode | null {
    this.#nodes += 1;
    if (this.#nodes > maxSearchNodes) {
      return this.#problem(at, `A search has at most ${maxSearchNodes} conditions.`, 'Ask it in parts.');
    }
    const test = readLeaf(leaf);
    return 'problem' in test ? this.#problem(at, test.problem, test.hint) : leaf;
  }

  #pattern(at: SyntaxNode): Pattern {
    const source = this.#slice(at);
    return at.name === 'Quoted' ? { text: literal(at, source), wild: false } : toPattern(source);
  }

  #unknown(at: SyntaxNode, written: string): null {
    const nearest = nearestFieldNames(written);
    const shown = written.length > 60 ? `${written.slice(0, 60).toWellFormed()}…` : written;
    const quote = 'Put text that holds a colon in quotes.';
    const hint = nearest.length === 0 ? quote : `Did you mean ${nearest.join(' or ')}? ${quote}`;
    return this.#problem(at, `There is no field "${shown}".`, hint);
  }

  #problem({ from, to }: SyntaxNode, message: string, hint: string): null {
    const repeated = this.problems.some((problem) => problem.message === message);
    if (this.problems.length < 10 && !repeated) this.problems.push({ from, to, message, hint });
    return null;
  }

  #slice({ from, to }: SyntaxNode): string {
    return this.#text.slice(from, to);
  }
}

function inner(at: SyntaxNode, read: (child: SyntaxNode) => SearchNode | null): SearchNode | null {
  const child = at.firstChild?.nextSibling ?? null;
  return child === null ? null : read(child);
}

function negate(node: SearchNode | null): SearchNode | null {
  return node === null ? null : { kind: 'not', node };
}

function literal(at: SyntaxNode, source: string): string {
  return unescaped(at.name === 'Quoted' ? source.slice(1, -1) : source);
}

function unescaped(source: string): string {
  return source.replace(/\\([\s\S])/g, '$1');
}

function byPlace(a: SyntaxNode, b: SyntaxNode): number {
  return a.from - b.from;
}
