import { fields, isField } from '../view/fields.ts';
import type { Completion } from './complete-at.ts';
import { conjunctsOf, isAlternative } from './conjuncts.ts';
import { formatField, formatPattern } from './format-search.ts';
import { resolveSearchField, type SearchField } from './search-fields.ts';

/** What may be put where the cursor is. */
export interface Proposal {
  readonly kind: 'field' | 'operator' | 'value' | 'keyword';
  /** As it is shown: a name, a value, a sign. */
  readonly label: string;
  /** What stands in the bar afterwards, in the place of what the completion covers. */
  readonly insert: string;
  /** What it means, in a few words; '' where its label says it. */
  readonly detail: string;
  /** Events; null where nobody counts. */
  readonly count: number | null;
}

interface Suggestion {
  readonly text: string;
  readonly count: number | null;
}

/** What can be proposed at a completion. `suggestions`: the server's, of names or values. */
export function proposalsFor(completion: Completion, suggestions: readonly Suggestion[]): Proposal[] {
  switch (completion.kind) {
    case 'field': {
      const names = suggestions.map(({ text }) => nameProposal(text));
      return 'not'.startsWith(completion.prefix.toLowerCase()) ? [...names, keyword('NOT ')] : names;
    }
    case 'operator':
      return operatorsOf(completion.field);
    case 'value': {
      const values = suggestions.map(({ text, count }) => valueProposal(text, count));
      return completion.prefix === '' && completion.field !== null && completion.field.kind !== 'time'
        ? [...values, sign('*', 'any value')]
        : values;
    }
    case 'connective':
      return [keyword('AND '), keyword('OR '), keyword('AND NOT ')];
  }
}

function nameProposal(name: string): Proposal {
  const field = resolveSearchField(name);
  const insert = field?.kind === 'time' ? `${name}>=` : `${formatField(name)}:`;
  return { kind: 'field', label: name, insert, detail: describe(name, field), count: null };
}

function describe(name: string, field: SearchField | null): string {
  if (field?.kind === 'time') return 'Time, in UTC';
  if (field?.kind === 'id') return 'looked up whole';
  if (field === null || field.kind === 'path') return '';
  return isField(name) ? fields[field.name].label : `same as ${field.name}`;
}

function valueProposal(value: string, count: number | null): Proposal {
  const insert = `${formatPattern({ text: value, wild: false })} `;
  return { kind: 'value', label: value, insert, detail: '', count };
}

function keyword(insert: string): Proposal {
  return { kind: 'keyword', label: insert.trim(), insert, detail: keywordDetails[insert] ?? '', count: null };
}

const keywordDetails: Readonly<Record<string, string>> = {
  'AND ': 'both',
  'OR ': 'either',
  'AND NOT ': 'but not',
  'NOT ': 'all but what follows',
};

function sign(insert: string, detail: string): Proposal {
  return { kind: 'operator', label: insert, insert, detail, count: null };
}

function operatorsOf(field: SearchField): Proposal[] {
  if (field.kind === 'time') {
    return [
      sign('>=', 'from then on'),
      sign('<', 'before'),
      sign(':', 'on that day, or hour'),
      sign(':[', 'from … TO …'),
    ];
  }
  const is = sign(
    ':',
    field.name === 'sourceIPAddress' ? 'an address or a network' : 'is, * for any characters',
  );
  return [is, sign(':(', 'one of several'), sign(':* ', 'has a value')];
}

/** The bar after a proposal was taken: its text, and where the cursor stands. */
export function takeProposal(
  text: string,
  { from, to }: Pick<Completion, 'from' | 'to'>,
  { insert, kind }: Proposal,
): { text: string; cursor: number } {
  const after = text.slice(to);
  // What follows may have the sign or the space already.
  const spare = kind === 'field' ? /[:<>=]+$/ : /\s+$/;
  const written = (kind === 'field' ? /^\s*[:<>]/ : /^[\s)\]]/).test(after)
    ? insert.replace(spare, '')
    : insert;
  const glued = (kind === 'keyword' || kind === 'field') && /[^\s(!-]$/.test(text.slice(0, from)) ? ' ' : '';
  const before = text.slice(0, from) + glued + written;
  return { text: before + after, cursor: before.length };
}

/** What the values at a place are counted under: the conditions written before it that they add up with. */
export function searchBefore(text: string, from: number): string | null {
  const before = text
    .slice(0, from)
    .replace(/(?:\s+|^)(?:not|-|!)\s*$/i, '')
    .replace(/\s+(?:and|&&)\s*$|\s+$/i, '');
  return conjunctsOf(before) === null || isAlternative(before) ? null : before;
}
