import { formatView } from './codec.ts';
import type { Field } from './fields.ts';
import { defaultView, type View } from './view.ts';

/** The address of the timeline of a View. */
export function timelineHref(view: Partial<View> = {}): string {
  const search = formatView({ ...defaultView, ...view });
  return search === '' ? '/timeline' : `/timeline?${search}`;
}

/** The timeline of every event with this value, null for those without one; `view` is what else it keeps. */
export function timelineOf(field: Field, value: string | null, view: Partial<View> = {}): string {
  return timelineHref({ ...view, filters: [{ field, operator: 'is', values: [value] }] });
}
