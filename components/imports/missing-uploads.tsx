'use client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from '#components/ui/button.tsx';
import { QueryError } from '#components/ui/query-error.tsx';
import { closeImport } from '#lib/browser/close-import.ts';
import type { ImportResponse } from '#lib/core/contract/imports.ts';
import { countOf } from '#lib/core/text/format-number.ts';

/** A run that waits for files which this tab does not send: from another tab, or left behind. */
export function MissingUploads({ run, sourcesTotal }: Pick<ImportResponse, 'run' | 'sourcesTotal'>) {
  const client = useQueryClient();
  const close = useMutation({
    mutationFn: () => closeImport(run.id),
    onSuccess: () => client.invalidateQueries({ queryKey: ['imports'] }),
  });
  const missing = run.sources - sourcesTotal;
  if (run.finishedAt !== null || missing <= 0) return null;
  return (
    <div className="flex flex-col items-start gap-1.5 text-xs">
      <p className="text-warning">
        {countOf(missing, 'file')} of {run.sources} not sent yet. If the page that sent them is closed, drop
        them again and end this import without them.
      </p>
      <Button size="sm" disabled={close.isPending} onClick={() => close.mutate()}>
        End without them
      </Button>
      {close.isError && <QueryError error={close.error} inline />}
    </div>
  );
}
