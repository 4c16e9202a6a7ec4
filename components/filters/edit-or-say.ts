import { toast } from '#components/ui/toast.ts';
import type { ChoiceEdit } from '#lib/core/view/edit-choice.ts';
import type { View } from '#lib/core/view/view.ts';

/** The View with a value chosen; as it was, and said so, where its search cannot take it. */
export function editOrSay(edit: ChoiceEdit, view: View, field: string, value: string | null): View {
  const next = edit(view, field, value);
  if (next === null)
    toast.error('The search cannot take this value.', {
      description: 'It is not understood, or would become too long: shorten it or start anew.',
    });
  return next ?? view;
}
