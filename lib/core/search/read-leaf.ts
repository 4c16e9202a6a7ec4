import { type Field, fields } from '../view/fields.ts';
import { longestText, matchesGlob } from './glob.ts';
import { type Network, parseNetwork } from './network.ts';
import { resolveSearchField, type SearchField } from './search-fields.ts';
import type { Bound, Leaf, Pattern } from './search-node.ts';
import { type Interval, timeCovered, timeRange } from './search-time.ts';

/** What a leaf asks of an event, by the kind of its field: the one reading that SQL and plain code share. */
export type LeafTest =
  | { readonly kind: 'word'; readonly pattern: Pattern }
  | { readonly kind: 'time'; readonly interval: Interval }
  | {
      readonly kind: 'enum';
      readonly field: SearchField & { kind: 'enum' };
      readonly values: readonly string[];
    }
  | { readonly kind: 'id'; readonly column: 'eventID' | 'requestID'; readonly value: string | null }
  | {
      readonly kind: 'value';
      readonly field: SearchField & { kind: 'dictionary' | 'path' };
      readonly match: ValueMatch;
    };

/** Which values of a field are meant. */
export type ValueMatch =
  | { readonly kind: 'present' }
  /** As written, letter for letter. */
  | { readonly kind: 'exact'; readonly value: string }
  /** In any case. */
  | { readonly kind: 'glob'; readonly pattern: Pattern }
  | { readonly kind: 'network'; readonly network: Network; readonly text: string }
  /** By number where every bound is one, and then numbers only; else by code points. */
  | {
      readonly kind: 'between';
      readonly from: Bound | null;
      readonly to: Bound | null;
      readonly numeric: boolean;
    };

export interface LeafProblem {
  readonly problem: string;
  readonly hint: string;
}

/** Shorter words are in nearly every value, and no index finds them. */
export const minWordLength = 3;

/** Shorter words are not looked up as eventID and requestID, which are longer. */
export const minIdLength = 12;

/** New with every sign-in, and pasted whole: in no index of parts. */
export const wholeFields = ['accessKeyId', 'session'] as const satisfies readonly Field[];

/** Typed fields in which a free word is looked for: those that hold text and are not found whole. */
export function isReadByWords(field: Field): boolean {
  return fields[field].kind === 'dictionary' && !wholeFields.some((whole) => whole === field);
}

export const numberShape = /^-?\d{1,15}(\.\d{1,15})?$/;

/** What the leaf asks; or why nobody can say. */
export function readLeaf(leaf: Leaf): LeafTest | LeafProblem {
  if (leaf.kind === 'word') return readWord(leaf.pattern);
  const field = resolveSearchField(leaf.field);
  if (field === null) return { problem: `There is no field "${leaf.field}".`, hint: '' };
  switch (field.kind) {
    case 'time':
      return readTime(leaf);
    case 'enum':
      return readEnum(field, leaf);
    case 'id':
      return readId(field.name, leaf);
    default:
      return readValue(field, leaf);
  }
}

function readWord(pattern: Pattern): LeafTest | LeafProblem {
  if (longestText(pattern) >= minWordLength) return { kind: 'word', pattern };
  return {
    problem: `"${pattern.text}" is too short to look for in all values.`,
    hint: `Write at least ${minWordLength} letters together, or name the field: errorCode:${pattern.text || '*'}`,
  };
}

function readTime(leaf: Exclude<Leaf, { kind: 'word' }>): LeafTest | LeafProblem {
  const all = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };
  const interval =
    leaf.kind === 'exists'
      ? all
      : leaf.kind === 'range'
        ? timeRange(leaf.from, leaf.to)
        : leaf.pattern.wild
          ? null
          : timeCovered(leaf.pattern.text);
  if (interval !== null) return { kind: 'time', interval };
  return {
    problem: 'eventTime is compared with a time in UTC.',
    hint: 'Write eventTime>=2026-10-01 or eventTime:[2026-10-01T08:00 TO 2026-10-01T09:30]',
  };
}

function readEnum(
  field: SearchField & { kind: 'enum' },
  leaf: Exclude<Leaf, { kind: 'word' }>,
): LeafTest | LeafProblem {
  const list = field.values.join(', ');
  if (leaf.kind === 'exists') return { kind: 'enum', field, values: field.values };
  if (leaf.kind === 'range') {
    return { problem: `${field.name} has no order.`, hint: `Its values are ${list}.` };
  }
  const values = field.values.filter((value) => matchesGlob(leaf.pattern, value));
  if (values.length > 0) return { kind: 'enum', field, values };
  return { problem: `"${leaf.pattern.text}" is no value of ${field.name}.`, hint: `Its values are ${list}.` };
}

function readId(
  column: 'eventID' | 'requestID',
  leaf: Exclude<Leaf, { kind: 'word' }>,
): LeafTest | LeafProblem {
  if (leaf.kind === 'exists') return { kind: 'id', column, value: null };
  if (leaf.kind === 'is' && !leaf.pattern.wild) return { kind: 'id', column, value: leaf.pattern.text };
  return { problem: `${column} is looked up whole.`, hint: `Write the id in full: ${column}:"…"` };
}

function readValue(
  field: SearchField & { kind: 'dictionary' | 'path' },
  leaf: Exclude<Leaf, { kind: 'word' }>,
): LeafTest | LeafProblem {
  const value = (match: ValueMatch): LeafTest => ({ kind: 'value', field, match });
  if (leaf.kind === 'exists') return value({ kind: 'present' });
  if (leaf.kind === 'range') {
    if (field.kind === 'dictionary') {
      return { problem: `${field.name} has no order.`, hint: rangeHint(field.name) };
    }
    const numeric = [leaf.from, leaf.to].every((bound) => bound === null || numberShape.test(bound.text));
    return value({ kind: 'between', from: leaf.from, to: leaf.to, numeric });
  }
  const { pattern } = leaf;
  if (field.name !== 'sourceIPAddress' || !pattern.text.includes('/') || pattern.wild) {
    return value(pattern.wild ? { kind: 'glob', pattern } : { kind: 'exact', value: pattern.text });
  }
  const network = parseNetwork(pattern.text);
  if (network !== null) return value({ kind: 'network', network, text: pattern.text });
  return {
    problem: `"${pattern.text}" is no network.`,
    hint: 'Write 192.0.2.0/24 or 2001:db8::/32.',
  };
}

function rangeHint(name: string): string {
  return name === 'sourceIPAddress'
    ? 'Ask for a network: sourceIPAddress:192.0.2.0/24'
    : `Ask for values: ${name}:(one OR other), or a pattern: ${name}:one*`;
}
