import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { suggestQuery } from '#lib/browser/field-queries.ts';
import { useSettled } from '#lib/browser/use-settled.ts';
import { type Completion, completeAt } from '#lib/core/search/complete-at.ts';
import { type Proposal, proposalsFor, searchBefore } from '#lib/core/search/propose.ts';
import { searchFieldNames } from '#lib/core/search/search-fields.ts';
import type { View } from '#lib/core/view/view.ts';
import { useRecentSearches } from './recent-searches.ts';

/** A line of the popup: what goes into the bar, or a whole search from before. */
export type Choice = Proposal | { readonly kind: 'recent'; readonly label: string };

export interface CompletionState {
  readonly completion: Completion;
  readonly choices: readonly Choice[];
  /** The line that Enter takes; -1 for none. */
  readonly active: number;
  readonly setActive: (index: number) => void;
  /** Counts are of this many events only; null for all. */
  readonly sample: number | null;
  readonly isLoading: boolean;
}

const settleMs = 120;
const mostRecent = 6;

/** What may stand at the cursor, as the language and the events know it. */
export function useCompletion(text: string, cursor: number, view: View, isOpen: boolean): CompletionState {
  const completion = useMemo(() => completeAt(text, cursor), [text, cursor]);
  const question = useSettled(
    useMemo(() => questionOf(text, completion, view), [text, completion, view]),
    settleMs,
  );
  const asks = isOpen && question !== null;
  const { data, isFetching } = useQuery({
    ...suggestQuery(question?.field ?? null, question?.view ?? view, question?.prefix ?? ''),
    enabled: asks,
  });
  const recent = useRecentSearches();
  const choices = useMemo(() => {
    const fits = question !== null && question.field === fieldOf(completion);
    const found = fits ? data?.suggestions : undefined;
    const proposals = proposalsFor(completion, holding(completion, found ?? knownNames(completion)));
    const before: readonly Choice[] =
      text.trim() === '' ? recent.slice(0, mostRecent).map((label) => ({ kind: 'recent', label })) : [];
    return [...before, ...proposals];
  }, [completion, data, question, recent, text]);
  const place = `${completion.kind} ${completion.from} ${text}`;
  const [chosen, setChosen] = useState({ place, index: -1 });
  const active = chosen.place === place && chosen.index < choices.length ? chosen.index : -1;
  return {
    completion,
    choices,
    active,
    setActive: (index) => setChosen({ place, index }),
    sample: data?.sample ?? null,
    isLoading: asks && isFetching && data === undefined,
  };
}

interface Question {
  readonly field: string | null;
  readonly prefix: string;
  readonly view: View;
}

/** Null where the language alone knows the answer. */
function questionOf(text: string, completion: Completion, view: View): Question | null {
  if (completion.kind === 'field') return { field: null, prefix: completion.prefix, view };
  const field = fieldOf(completion);
  if (completion.kind !== 'value' || field === null) return null;
  return {
    field,
    prefix: wanted(completion.prefix),
    view: { ...view, search: searchBefore(text, completion.clauseFrom) },
  };
}

function fieldOf(completion: Completion): string | null {
  if (completion.kind !== 'value' || completion.field === null) return null;
  const { kind, name } = completion.field;
  return kind === 'time' || kind === 'id' ? null : name;
}

function knownNames({ kind }: Completion): { text: string; count: null }[] {
  return kind === 'field' ? searchFieldNames.map((text) => ({ text, count: null })) : [];
}

/** Of a pattern that is being written, the longest text without `*` and `?`. */
function wanted(prefix: string): string {
  return prefix.split(/[*?]/).reduce((longest, part) => (part.length > longest.length ? part : longest), '');
}

/** The answer may be to a prefix a few letters older. */
function holding<T extends { readonly text: string }>(completion: Completion, found: readonly T[]): T[] {
  const prefix = 'prefix' in completion ? wanted(completion.prefix).toLowerCase() : '';
  return found.filter(({ text }) => text.toLowerCase().includes(prefix)).slice(0, 12);
}
