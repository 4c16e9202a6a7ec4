import type { SyntaxNodeRef } from '@lezer/common';
import { parser } from './grammar-tables.ts';
import type { SearchProblem } from './search-problem.ts';

export type TokenKind = 'plain' | 'field' | 'operator' | 'value' | 'keyword' | 'not' | 'bracket';

/** A stretch of the bar's text that looks alike. */
export interface Token {
  readonly from: number;
  readonly text: string;
  readonly kind: TokenKind;
  /** Underlined: a problem begins in it or runs through it. */
  readonly wrong: boolean;
}

/** The text in pieces: together they are the text, none is empty. `problems` as `underline` gives them. */
export function highlight(text: string, problems: readonly SearchProblem[]): Token[] {
  const tokens: Token[] = [];
  const kinds = kindsOf(text);
  const cuts = new Set([0, text.length]);
  for (const { from, to } of [...kinds, ...problems]) cuts.add(from).add(to);
  const places = [...cuts].filter((at) => at <= text.length).sort((a, b) => a - b);
  let next = 0;
  for (const [index, from] of places.entries()) {
    const to = places[index + 1] ?? text.length;
    if (from >= to) continue;
    while ((kinds[next]?.to ?? Number.POSITIVE_INFINITY) <= from) next += 1;
    const found = kinds[next];
    const kind = found !== undefined && found.from <= from ? found.kind : 'plain';
    const wrong = problems.some((problem) => problem.from <= from && to <= problem.to);
    tokens.push({ from, text: text.slice(from, to), kind, wrong });
  }
  return tokens;
}

interface Kinded {
  readonly from: number;
  readonly to: number;
  readonly kind: TokenKind;
}

/** In order, none over another. */
function kindsOf(text: string): Kinded[] {
  const found: Kinded[] = [];
  parser.parse(text).iterate({
    enter(node) {
      const kind = kindOf(node);
      if (kind !== null && node.from < node.to) found.push({ from: node.from, to: node.to, kind });
    },
  });
  return found;
}

function kindOf(node: SyntaxNodeRef): TokenKind | null {
  switch (node.name) {
    case 'Word':
      return node.node.parent?.name === 'Clause' ? 'field' : 'value';
    case 'Value':
    case 'Quoted':
    case 'Bound':
      return 'value';
    case 'Is':
    case 'Compare':
      return 'operator';
    case 'NotWord':
    case 'NotSign':
    case 'ListNotWord':
      return 'not';
    case '(':
    case ')':
    case 'Closed':
    case 'Open':
    case 'ClosedEnd':
    case 'OpenEnd':
      return 'bracket';
    default:
      return node.name.endsWith('Word') ? 'keyword' : null;
  }
}
