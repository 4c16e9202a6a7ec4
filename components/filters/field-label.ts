import { revealControls } from '#components/ui/reveal-controls.ts';
import { fields, isField } from '#lib/core/view/fields.ts';

/** A field by its name for people; a path by where it leads. */
export function fieldLabel(field: string): string {
  if (isField(field)) return fields[field].label;
  return revealControls(field.slice(field.lastIndexOf('.') + 1));
}
