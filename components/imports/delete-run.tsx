'use client';
import { useQuery } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { QueryError } from '#components/ui/query-error.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { ValueText } from '#components/ui/value-text.tsx';
import { deletionQuery } from '#lib/browser/import-verbs.ts';
import type { DeletionPreview } from '#lib/core/contract/deletion.ts';
import type { ImportRun } from '#lib/core/contract/imports.ts';
import { countOf, formatCount } from '#lib/core/text/format-number.ts';
import { useImportVerbs } from './use-import-verbs.ts';

/** Deletes an import, after showing what would go and what stays because of whom. */
export function DeleteRun({ run }: { run: ImportRun }) {
  const [open, setOpen] = useState(false);
  const { remove } = useImportVerbs(run.id);
  const query = useQuery({ ...deletionQuery(run.id), enabled: open });
  return (
    <>
      <Button icon={<Trash2 aria-hidden />} onClick={() => setOpen(true)}>
        Delete
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title="Delete this import?"
        description={<ValueText value={run.label} prose />}
        actions={
          <>
            <Button onClick={() => setOpen(false)}>Keep it</Button>
            <Button
              look="danger"
              disabled={!query.data?.preview || remove.isPending}
              onClick={() => remove.mutate(undefined, { onSuccess: () => setOpen(false) })}
            >
              Delete the import
            </Button>
          </>
        }
      >
        {query.isPending && <Skeleton className="h-16 w-full" />}
        {query.isError && <QueryError error={query.error} inline onRetry={() => query.refetch()} />}
        {query.data?.preview && <Preview preview={query.data.preview} undoDays={query.data.undoDays} />}
      </Dialog>
    </>
  );
}

function Preview({ preview, undoDays }: { preview: DeletionPreview; undoDays: number }) {
  const { files, removed, kept, keptBy } = preview;
  return (
    <div className="flex flex-col gap-3 text-sm">
      <p>
        <b className="font-semibold">{countOf(removed, 'event')}</b> of {countOf(files, 'file')} would go: no
        other import delivered {removed === 1 ? 'it' : 'them'}.
      </p>
      {kept > 0 && (
        <div>
          <p>
            <b className="font-semibold">{countOf(kept, 'event')}</b> would stay, because of:
          </p>
          <ul className="mt-1 max-h-40 overflow-auto text-xs">
            {keptBy.map((by) => (
              <li key={by.runId} className="flex justify-between gap-4 border-b border-line py-1">
                <ValueText value={by.label} prose truncate />
                <span className="shrink-0 text-muted">{formatCount(by.events)}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
      <p className="text-muted">
        {undoDays === 0
          ? 'The next clean-up makes it final, within minutes.'
          : `It can be undone for ${countOf(undoDays, 'day')}.`}
      </p>
    </div>
  );
}
