import { toast } from '#components/ui/toast.ts';
import {
  type ChoiceEdit,
  dropChoice,
  excludeChoice,
  includeChoice,
  onlyChoice,
} from '#lib/core/view/edit-choice.ts';
import type { View } from '#lib/core/view/view.ts';

/** What can be done with a value of a field or path. */
export type FacetAct = 'include' | 'exclude' | 'only' | 'drop';

const edits: Readonly<Record<FacetAct, ChoiceEdit>> = {
  include: includeChoice,
  exclude: excludeChoice,
  only: onlyChoice,
  drop: dropChoice,
};

/** The View with a value chosen; as it was, and said so, where its search cannot take it. */
export function actOn(act: FacetAct, view: View, field: string, value: string | null): View {
  const next = edits[act](view, field, value);
  if (next === null)
    toast.error('The search cannot take this value.', {
      description: 'It is not understood, or would become too long: shorten it or start anew.',
    });
  return next ?? view;
}
