import type { FacetResponse } from '#lib/core/contract/events.ts';
import { maxChosen } from '#lib/core/contract/parameters.ts';
import type { choicesOf } from '#lib/core/view/edit-choice.ts';

export interface ListedValue {
  readonly value: string | null;
  /** Null where nobody counted it, or has not yet. */
  readonly count: number | null;
}

type Choices = ReturnType<typeof choicesOf>;

/** What is chosen but is not among the values that are listed, be it too rare or without events. */
export function absentOf({ values }: FacetResponse, choices: Choices): (string | null)[] {
  const known = new Set(values.map(({ value }) => value));
  return [...choices.in, ...choices.out].filter((value) => !known.has(value)).slice(0, maxChosen);
}

/** Whether the list alone tells that what is absent has no events. */
export function isWhole({ values, distinct, sample }: FacetResponse): boolean {
  return values.length >= distinct && sample === null;
}

/** What is chosen stays in sight, with what was `counted` of it by name; what is missing comes last. */
export function withChosen(
  listed: FacetResponse,
  choices: Choices,
  counted: FacetResponse['chosen'],
): ListedValue[] {
  const counts = new Map(counted?.map(({ value, count }) => [value, count]));
  const unlisted = isWhole(listed) ? 0 : null;
  const absent = absentOf(listed, choices).map((value) => ({ value, count: counts.get(value) ?? unlisted }));
  const present = listed.values.filter(({ value }) => value !== null);
  const missing = listed.values.filter(({ value }) => value === null);
  return [...absent, ...present, ...missing];
}
