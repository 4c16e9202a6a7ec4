import type { Term } from '../cloudtrail/normalised-event.ts';
import { type Field, fieldNames } from '../view/fields.ts';
import { inside, matchesGlob } from './glob.ts';
import { isInNetwork } from './network.ts';
import {
  isReadByWords,
  type LeafTest,
  minIdLength,
  numberShape,
  readLeaf,
  type ValueMatch,
  wholeFields,
} from './read-leaf.ts';
import type { Bound, Leaf, Pattern, SearchNode } from './search-node.ts';
import { holdsWords } from './words.ts';

/** What a search may ask of an event, as it is stored. */
export type SearchableEvent = Readonly<Record<Field, string | null>> & {
  readonly eventTime: number | null;
  readonly eventID: string | null;
  readonly requestID: string | null;
  readonly terms: readonly Term[];
};

/** The meaning of a search, in so many words: what search-to-sql must agree with. */
export function matchesSearch(node: SearchNode, event: SearchableEvent): boolean {
  switch (node.kind) {
    case 'and':
      return node.nodes.every((child) => matchesSearch(child, event));
    case 'or':
      return node.nodes.some((child) => matchesSearch(child, event));
    case 'not':
      return !matchesSearch(node.node, event);
    default:
      return matchesLeaf(node, event);
  }
}

function matchesLeaf(leaf: Leaf, event: SearchableEvent): boolean {
  const test = readLeaf(leaf);
  return !('problem' in test) && matchesTest(test, event);
}

function matchesTest(test: LeafTest, event: SearchableEvent): boolean {
  switch (test.kind) {
    case 'time': {
      const { eventTime } = event;
      return eventTime !== null && test.interval.from <= eventTime && eventTime < test.interval.to;
    }
    case 'enum':
      return test.values.includes(event[test.field.name] ?? '');
    case 'id':
      return event[test.column] !== null && (test.value === null || event[test.column] === test.value);
    case 'value':
      return valuesOf(test.field, event).some((value) => matchesValue(test.match, value));
    case 'word':
      return matchesWord(test.pattern, event);
  }
}

function valuesOf(field: (LeafTest & { kind: 'value' })['field'], event: SearchableEvent): string[] {
  if (field.kind === 'path') {
    return event.terms.filter((term) => term.path === field.name).map((term) => term.value);
  }
  const value = event[field.name];
  return value === null ? [] : [value];
}

function matchesValue(match: ValueMatch, value: string): boolean {
  switch (match.kind) {
    case 'present':
      return true;
    case 'exact':
      return value === match.value;
    case 'glob':
      return matchesGlob(match.pattern, value);
    case 'network':
      return isInNetwork(match.network, value);
    case 'between':
      return (!match.numeric || numberShape.test(value)) && isBetween(match, value);
  }
}

function isBetween({ from, to, numeric }: ValueMatch & { kind: 'between' }, value: string): boolean {
  const order = (bound: Bound) =>
    numeric ? Number(value) - Number(bound.text) : byCodePoint(value, bound.text);
  const above = from === null ? 1 : order(from);
  const below = to === null ? -1 : order(to);
  return (
    (above > 0 || (above === 0 && from?.inclusive === true)) &&
    (below < 0 || (below === 0 && to?.inclusive === true))
  );
}

function byCodePoint(a: string, b: string): number {
  const [left, right] = [[...a], [...b]];
  for (const [index, character] of left.entries()) {
    const other = right[index];
    if (other === undefined) return 1;
    const difference = (character.codePointAt(0) ?? 0) - (other.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

/** Anywhere in typed values, word by word in terms; keys and ids whole. */
function matchesWord(pattern: Pattern, event: SearchableEvent): boolean {
  const anywhere = inside(pattern);
  const typed = fieldNames.some((field) => {
    const value = event[field];
    return isReadByWords(field) && value !== null && matchesGlob(anywhere, value);
  });
  if (typed || pattern.wild) return typed;
  if (wholeFields.some((field) => event[field] === pattern.text)) return true;
  if (pattern.text.length >= minIdLength && [event.eventID, event.requestID].includes(pattern.text))
    return true;
  return event.terms.some((term) => holdsWords(term.value, pattern.text));
}
