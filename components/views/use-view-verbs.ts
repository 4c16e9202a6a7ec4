import { useMutation, useQueryClient } from '@tanstack/react-query';
import { toast } from '#components/ui/toast.ts';
import {
  changeSavedView,
  removeSavedView,
  restoreSavedView,
  savedViewsQuery,
  saveView,
} from '#lib/browser/saved-views.ts';
import type { ChangeViewRequest, SavedView, SaveViewRequest } from '#lib/core/contract/views.ts';
import { SpoorError } from '#lib/core/errors.ts';

/** Saving, changing, deleting a view and bringing it back: what each says, and what it makes stale. */
export function useViewVerbs() {
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: savedViewsQuery().queryKey });
  const onError = (error: Error) => {
    toast.error(error.message, { description: error instanceof SpoorError ? error.remedy : undefined });
    return refresh();
  };
  const save = useMutation({
    mutationFn: (body: SaveViewRequest) => saveView(body),
    onSuccess: (saved) => {
      toast(`Saved as “${saved.name}”`);
      return refresh();
    },
    onError,
  });
  const change = useMutation({
    mutationFn: ({ of, ...body }: { of: SavedView } & Omit<ChangeViewRequest, 'updatedAt'>) =>
      changeSavedView(of.id, { ...body, updatedAt: of.updatedAt }),
    onSuccess: (saved) => {
      toast(`“${saved.name}” is changed`);
      return refresh();
    },
    onError,
  });
  const restore = useMutation({
    mutationFn: (of: SavedView) => restoreSavedView(of.id),
    onSuccess: (saved) => {
      toast(`“${saved.name}” is back`);
      return refresh();
    },
    onError,
  });
  const remove = useMutation({
    mutationFn: (of: SavedView) => removeSavedView(of.id),
    onSuccess: (saved) => {
      toast(`“${saved.name}” is deleted`, { action: { label: 'Undo', onAct: () => restore.mutate(saved) } });
      return refresh();
    },
    onError,
  });
  return { save, change, remove };
}
