import { defaultColumns } from './columns.ts';
import type { CubeField, Field } from './fields.ts';

/**
 * What a person is looking at: the one thing that link, page, route, query key and saved view
 * share. `parseView` and `formatView` (codec.ts) are its only spelling.
 */
export interface View {
  readonly range: TimeRange;
  readonly filters: readonly Filter[];
  /** What stands in the search bar, as it was typed (lib/core/search); null for nothing. Adds up with the filters. */
  readonly search: string | null;
  /** The imported file, by its number, whose events these are; null for any. Adds up with the rest. */
  readonly file: number | null;
  /** Paths of the record that an analyst added to the facets, in the order of adding. */
  readonly facets: readonly string[];
  readonly sort: 'newest' | 'oldest';
  /** What the histogram is stacked by: its most frequent values, and the rest in one. */
  readonly split: CubeField;
  /** How the height of a bar stands for its count. */
  readonly scale: 'linear' | 'log';
  /** Whether the histogram shows the stretch of the same width just before the range, too. */
  readonly compare: 'none' | 'previous';
  /** Columns of the list from left to right, by the names that `isColumn` knows. */
  readonly columns: readonly string[];
  /** `utc`, `local`, or an IANA zone name. */
  readonly zone: string;
  /** The saved view that this one was opened from, by its id; it may have been changed since. */
  readonly saved: string | null;
  /** The event whose drawer is open, as `formatEventRef` spells it. */
  readonly open: string | null;
}

/**
 * Half open: from ≤ time < to, milliseconds since 1970. `all` is the span of the data.
 * `relative` counts back from now; a copied link freezes it to `absolute`. `untimed` is the list
 * apart of events without a usable time, which no other range holds.
 */
export type TimeRange =
  | { readonly kind: 'all' }
  | { readonly kind: 'untimed' }
  | { readonly kind: 'relative'; readonly lastMs: number }
  | { readonly kind: 'absolute'; readonly from: number; readonly to: number };

/**
 * One field against a list of values: any of them (`is`), none of them (`not`). A missing value is
 * `null`. A View holds at most one filter per field and operator; filters of different kinds add up.
 */
export interface Filter {
  readonly field: Field;
  readonly operator: 'is' | 'not';
  readonly values: readonly (string | null)[];
}

export const defaultView: View = {
  range: { kind: 'all' },
  filters: [],
  search: null,
  file: null,
  facets: [],
  sort: 'newest',
  split: 'outcome',
  scale: 'linear',
  compare: 'none',
  columns: defaultColumns,
  zone: 'utc',
  saved: null,
  open: null,
};
