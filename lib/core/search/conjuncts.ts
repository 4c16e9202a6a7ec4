import { formatSearch } from './format-search.ts';
import { parser } from './grammar-tables.ts';
import { maxSearchLength, parseSearch } from './parse-search.ts';
import type { SearchNode } from './search-node.ts';
import { trimSearch } from './trim-search.ts';

/** A part of a search that the whole requires, and where it stands in the text. */
export interface Conjunct {
  readonly from: number;
  readonly to: number;
  readonly node: SearchNode;
}

/** The parts that AND joins at the top, in their order; null where the search is not understood. */
export function conjunctsOf(text: string): Conjunct[] | null {
  if (parseSearch(text).problems.length > 0) return null;
  const conjuncts: Conjunct[] = [];
  const top = parser.parse(text).topNode.firstChild;
  for (let part = top?.name === 'And' ? top.firstChild : top; part !== null && part !== undefined; ) {
    if (part.name !== 'AndWord') {
      const { from, to } = part;
      const { node } = parseSearch(text.slice(from, to));
      if (node !== null) conjuncts.push({ from, to, node });
    }
    part = top?.name === 'And' ? part.nextSibling : null;
  }
  return conjuncts;
}

/** The text with some of its conjuncts spelt anew, or left out where `spell` says null; the rest stays as typed. */
export function changeConjuncts(
  text: string,
  conjuncts: readonly Conjunct[],
  spell: (conjunct: Conjunct) => string | null | undefined,
): string {
  let changed = text;
  for (const [index, conjunct] of [...conjuncts.entries()].reverse()) {
    const spelt = spell(conjunct);
    if (spelt === undefined) continue;
    if (spelt !== null) changed = changed.slice(0, conjunct.from) + spelt + changed.slice(conjunct.to);
    else if (index > 0)
      changed = changed.slice(0, conjuncts[index - 1]?.to ?? 0) + changed.slice(conjunct.to);
    else changed = changed.slice(0, conjunct.from) + changed.slice(conjunct.to).replace(joiner, '');
  }
  return trimSearch(changed);
}

const joiner = /^\s*(?:(?:and|&&)\s+)?/i;

/** The text and this too; null where that becomes longer than a search may be. */
export function andAlso(text: string, node: SearchNode): string | null {
  const addition = asConjunct(node);
  const given = trimSearch(text);
  const whole = given === '' ? addition : `${isAlternative(given) ? `(${given})` : given} AND ${addition}`;
  return whole.length > maxSearchLength ? null : whole;
}

/** Spelt so that AND may stand beside it. */
export function asConjunct(node: SearchNode): string {
  const text = formatSearch(node);
  return isAlternative(text) ? `(${text})` : text;
}

/** Whether OR joins its parts at the top. */
export function isAlternative(text: string): boolean {
  return parser.parse(text).topNode.firstChild?.name === 'Or';
}
