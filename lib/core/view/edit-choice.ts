import {
  type ChosenState,
  chosenValues,
  excludeInSearch,
  includeInSearch,
  onlyInSearch,
  takeBack,
} from '../search/choose-values.ts';
import { excludeValue, includeValue, onlyValue, withoutValue } from './edit-view.ts';
import { isField } from './fields.ts';
import type { View } from './view.ts';

/**
 * What a person does with a value of a typed field or of a path: a typed field's is a filter, a
 * path's a condition of the search. Null where the search is not understood or is too long.
 */
export type ChoiceEdit = (view: View, field: string, value: string | null) => View | null;

export const includeChoice: ChoiceEdit = (view, field, value) =>
  isField(field)
    ? includeValue(view, field, value)
    : searching(view, includeInSearch(view.search ?? '', field, value));

export const excludeChoice: ChoiceEdit = (view, field, value) =>
  isField(field)
    ? excludeValue(view, field, value)
    : searching(view, excludeInSearch(view.search ?? '', field, value));

export const onlyChoice: ChoiceEdit = (view, field, value) =>
  isField(field)
    ? onlyValue(view, field, value)
    : searching(view, onlyInSearch(view.search ?? '', field, value));

/** Neither included nor excluded any more. */
export const dropChoice: ChoiceEdit = (view, field, value) => {
  if (isField(field)) return withoutValue(withoutValue(view, field, 'is', value), field, 'not', value);
  const cleared = takeBack(view.search ?? '', field, 'is', value);
  return cleared === null ? null : searching(view, takeBack(cleared, field, 'not', value));
};

function searching(view: View, search: string | null): View | null {
  return search === null ? null : { ...view, search: search === '' ? null : search };
}

/** Values of the field that the View includes and excludes. */
export function choicesOf(
  view: View,
  field: string,
): { in: readonly (string | null)[]; out: readonly (string | null)[] } {
  if (!isField(field)) return chosenValues(view.search ?? '', field);
  const valuesOf = (operator: 'is' | 'not') =>
    view.filters.find((filter) => filter.field === field && filter.operator === operator)?.values ?? [];
  return { in: valuesOf('is'), out: valuesOf('not') };
}

export function stateOf(choices: ReturnType<typeof choicesOf>, value: string | null): ChosenState {
  return choices.in.includes(value) ? 'in' : choices.out.includes(value) ? 'out' : 'none';
}
