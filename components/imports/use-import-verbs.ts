import { useMutation, useQueryClient } from '@tanstack/react-query';
import { toast } from '#components/ui/toast.ts';
import { cancelImport, deleteImport, restoreImport, retryImport } from '#lib/browser/import-verbs.ts';
import { SpoorError } from '#lib/core/errors.ts';
import { useImportActions } from './import-actions.ts';

/** Cancelling an import, deleting it, bringing it back, trying its failures again: what each says, and what it makes stale. */
export function useImportVerbs(id: string) {
  const client = useQueryClient();
  const { cancelUploads } = useImportActions();
  // Events, charts and imports: what a deletion changes is nearly everything.
  const refresh = () => client.invalidateQueries();
  const restore = useMutation({
    mutationFn: () => restoreImport(id),
    onSuccess: () => {
      toast('The import comes back');
      return refresh();
    },
    onError: tell,
  });
  const remove = useMutation({
    mutationFn: () => deleteImport(id),
    onSuccess: () => {
      toast('The import is being deleted', { action: { label: 'Undo', onAct: () => restore.mutate() } });
      return refresh();
    },
    onError: tell,
  });
  const retry = useMutation({
    mutationFn: (what: { sourceId?: string; fileId?: number }) => retryImport(id, what),
    onSuccess: () => {
      toast('Reading it again');
      return refresh();
    },
    onError: tell,
  });
  const cancel = useMutation({
    mutationFn: () => cancelImport(id),
    onSuccess: () => {
      cancelUploads(id);
      toast('The import ends', { description: 'Files that were read whole stay. Deleting takes them back.' });
      return refresh();
    },
    onError: tell,
  });
  return { remove, restore, retry, cancel };
}

function tell(error: Error): void {
  toast.error(error.message, { description: error instanceof SpoorError ? error.remedy : undefined });
}
