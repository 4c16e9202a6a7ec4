import { cleanText } from '../cloudtrail/clean-text.ts';
import { maxSearchLength } from '../search/parse-search.ts';
import { resolveSearchField } from '../search/search-fields.ts';
import { canonicalColumns } from './columns.ts';
import { type Field, fieldNames, fields } from './fields.ts';
import { earliestTime, latestTime, longestLastMs } from './range-text.ts';
import type { Filter, TimeRange, View } from './view.ts';

/** More values than this in one filter are no longer a question that a person asks. */
export const maxFilterValues = 500;

export const maxFacets = 20;

/** Longer paths are stored nowhere. */
const maxFacetLength = 256;

/**
 * The one form that all equal Views share: filters in the order of `fields`, values sorted and
 * without repeats (missing last), strings as stored columns hold them, times that can be spelt.
 */
export function canonicalView(view: View): View {
  return {
    ...view,
    range: canonicalRange(view.range),
    filters: canonicalFilters(view.filters),
    search: canonicalSearch(view.search),
    file: canonicalFile(view.file),
    facets: [...new Set(view.facets.flatMap((path) => canonicalFacet(path) ?? []))].slice(0, maxFacets),
    columns: canonicalColumns(view.columns),
  };
}

/** Files are counted from 1 in 32 bits. */
export function canonicalFile(file: number | null): number | null {
  return file !== null && Number.isInteger(file) && file > 0 && file < 2 ** 31 ? file : null;
}

/** A path as events have it; null for what is none. */
export function canonicalFacet(path: string): string | null {
  const field = resolveSearchField(cleanText(path));
  return field?.kind === 'path' && field.name.length <= maxFacetLength ? field.name : null;
}

/** As typed; what a column cannot hold, no value holds. */
function canonicalSearch(search: string | null): string | null {
  const text = (search ?? '').replaceAll('\0', '\ufffd').toWellFormed();
  return text.trim() === '' ? null : text.slice(0, maxSearchLength).toWellFormed();
}

function canonicalFilters(filters: readonly Filter[]): Filter[] {
  const result: Filter[] = [];
  for (const field of fieldNames) {
    for (const operator of ['is', 'not'] as const) {
      const given = filters.filter((filter) => filter.field === field && filter.operator === operator);
      const values = canonicalValues(
        field,
        given.flatMap((filter) => filter.values),
      );
      if (values.length > 0) result.push({ field, operator, values });
    }
  }
  return result;
}

function canonicalValues(field: Field, values: readonly (string | null)[]): (string | null)[] {
  const present = values.filter((value) => value !== null).map(cleanText);
  const allowed = present.filter((value) => isAllowedValue(field, value));
  const sorted: (string | null)[] = [...new Set(allowed)].sort(byCodeUnit).slice(0, maxFilterValues);
  if (values.includes(null) && canBeMissing(field)) sorted.push(null);
  return sorted;
}

/** Whether an event may have no value here: the closed sets always have one. */
export function canBeMissing(field: Field): boolean {
  return fields[field].kind === 'dictionary';
}

export function isAllowedValue(field: Field, value: string): boolean {
  const spec = fields[field];
  return spec.kind !== 'enum' || (spec.values as readonly string[]).includes(value);
}

function canonicalRange(range: TimeRange): TimeRange {
  switch (range.kind) {
    case 'all':
    case 'untimed':
      return { kind: range.kind };
    case 'relative': {
      const seconds = Math.max(1, Math.ceil(range.lastMs / 1000));
      return Number.isNaN(seconds)
        ? { kind: 'all' }
        : { kind: 'relative', lastMs: Math.min(seconds * 1000, longestLastMs) };
    }
    case 'absolute': {
      const from = Math.floor(Math.max(range.from, earliestTime));
      const to = Math.ceil(Math.min(range.to, latestTime));
      return from < to ? { kind: 'absolute', from, to } : { kind: 'all' };
    }
  }
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
