import type { EventRow } from '#lib/core/contract/events.ts';
import { onlyValue } from '#lib/core/view/edit-view.ts';
import { type Field, fieldNames } from '#lib/core/view/fields.ts';
import type { View } from '#lib/core/view/view.ts';

/** Fields in which all rows have one and the same value. */
export function sharedValues(rows: readonly EventRow[]): { field: Field; value: string | null }[] {
  const [first] = rows;
  if (first === undefined) return [];
  return fieldNames.flatMap((field) =>
    rows.every((row) => row[field] === first[field]) ? [{ field, value: first[field] }] : [],
  );
}

/** The View narrowed to the values that the rows share; what all of them lack says little and is left out. */
export function filterToShared(view: View, rows: readonly EventRow[]): View {
  return sharedValues(rows)
    .filter(({ value }) => value !== null)
    .reduce((next, { field, value }) => onlyValue(next, field, value), view);
}
