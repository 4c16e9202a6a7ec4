import type { Field } from './fields.ts';
import { earliestTime, latestTime } from './range-text.ts';
import type { Filter, TimeRange, View } from './view.ts';

/** A concrete stretch of time, half open, in milliseconds since 1970. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

type Value = string | null;

/** Rows with this value join those already asked for; an exclusion of it ends. */
export function includeValue(view: View, field: Field, value: Value): View {
  return withValue(withoutValue(view, field, 'not', value), field, 'is', value);
}

/** Rows with this value go; a wish to include it ends. */
export function excludeValue(view: View, field: Field, value: Value): View {
  return withValue(withoutValue(view, field, 'is', value), field, 'not', value);
}

/** This value is all that is left of the field. */
export function onlyValue(view: View, field: Field, value: Value): View {
  const others = view.filters.filter((filter) => filter.field !== field);
  return { ...view, filters: [...others, { field, operator: 'is', values: [value] }] };
}

export function withoutValue(view: View, field: Field, operator: Filter['operator'], value: Value): View {
  const filters = view.filters.flatMap((filter) => {
    if (filter.field !== field || filter.operator !== operator) return [filter];
    const values = filter.values.filter((other) => other !== value);
    return values.length === 0 ? [] : [{ ...filter, values }];
  });
  return { ...view, filters };
}

export function withoutFilter(view: View, gone: Filter): View {
  const same = (filter: Filter) => filter.field === gone.field && filter.operator === gone.operator;
  return { ...view, filters: view.filters.filter((filter) => !same(filter)) };
}

/** Any of them becomes none of them, and back. */
export function negateFilter(view: View, filter: Filter): View {
  const rest = withoutFilter(view, filter);
  const operator = filter.operator === 'is' ? 'not' : 'is';
  return filter.values.reduce<View>(
    (next, value) =>
      withValue(withoutValue(next, filter.field, filter.operator, value), filter.field, operator, value),
    rest,
  );
}

function withValue(view: View, field: Field, operator: Filter['operator'], value: Value): View {
  const at = view.filters.findIndex((filter) => filter.field === field && filter.operator === operator);
  const found = view.filters[at];
  if (found === undefined)
    return { ...view, filters: [...view.filters, { field, operator, values: [value] }] };
  if (found.values.includes(value)) return view;
  return { ...view, filters: view.filters.with(at, { ...found, values: [...found.values, value] }) };
}

/** The stretch that a range means now; null for `untimed`, and for `all` while its data are unknown. */
export function resolveRange(range: TimeRange, data: Span | null, now: number): Span | null {
  return range.kind === 'relative' ? { from: now - range.lastMs, to: now } : spanOf(range, data);
}

/** The stretch that a range means: its own, or what the activity answer says that it meant. */
export function spanOf(range: TimeRange, answered: Span | null): Span | null {
  if (range.kind === 'absolute') return { from: range.from, to: range.to };
  return range.kind === 'untimed' ? null : answered;
}

/** One window's width earlier (-1) or later (1). */
export function shiftSpan(span: Span, direction: -1 | 1): TimeRange {
  const width = span.to - span.from;
  return absolute(span.from + direction * width, span.to + direction * width);
}

/** Twice the width around the same middle. */
export function zoomOut(span: Span): TimeRange {
  const half = Math.max(1, Math.ceil((span.to - span.from) / 2));
  return absolute(span.from - half, span.to + half);
}

/** The time around a moment, `withinMs` on either side of it. */
export function around(ms: number, withinMs: number): TimeRange {
  return absolute(ms - withinMs, ms + withinMs + 1);
}

/** Within what can be spelt; the width is kept where the edge allows it. */
function absolute(from: number, to: number): TimeRange {
  const width = to - from;
  const start = Math.min(Math.max(from, earliestTime), latestTime - width);
  return {
    kind: 'absolute',
    from: Math.max(start, earliestTime),
    to: Math.min(Math.max(start, earliestTime) + width, latestTime),
  };
}
