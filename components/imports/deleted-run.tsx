'use client';
import { useQuery } from '@tanstack/react-query';
import { Undo2 } from 'lucide-react';
import { TimeText } from '#components/events/time-text.tsx';
import { Button } from '#components/ui/button.tsx';
import { ProgressBar } from '#components/ui/progress-bar.tsx';
import { deletionQuery } from '#lib/browser/import-verbs.ts';
import { useView } from '#lib/browser/use-view.ts';
import { useZone } from '#lib/browser/use-zone.ts';
import type { ImportDeletion } from '#lib/core/contract/deletion.ts';
import type { ImportRun } from '#lib/core/contract/imports.ts';
import { countOf } from '#lib/core/text/format-number.ts';
import { useImportVerbs } from './use-import-verbs.ts';
import { wholeSeconds } from './whole-seconds.ts';

const titles: Record<ImportDeletion['state'], string> = {
  deleting: 'Deleting this import',
  deleted: 'This import is deleted',
  restoring: 'Bringing this import back',
  purging: 'Removing this import for good',
};

const dayMs = 86_400_000;

/** What became of a deleted import, and the way back. */
export function DeletedRun({ run, deletion }: { run: ImportRun; deletion: ImportDeletion }) {
  const zone = useZone(useView().view.zone);
  const { restore } = useImportVerbs(run.id);
  const { data } = useQuery(deletionQuery(run.id));
  const { state, removed, kept, finishedAt } = deletion;
  const moving = state === 'deleting' || state === 'restoring';
  const until =
    finishedAt === null || data === undefined
      ? null
      : new Date(Date.parse(finishedAt) + data.undoDays * dayMs).toISOString();
  return (
    <section
      aria-label="Deletion"
      className="flex items-start gap-8 border-b border-line bg-warning-soft p-4"
    >
      <div className="min-w-0 flex-1">
        <div role="status">
          <h2 className="text-sm font-semibold">{titles[state]}</h2>
        </div>
        {moving ? (
          <ProgressBar
            label={titles[state]}
            value={deletion.total > 0 ? Math.min(1, deletion.done / deletion.total) : null}
            className="mt-2 max-w-md"
          />
        ) : (
          <p className="mt-0.5 text-sm text-muted">
            {countOf(removed, 'event')} went
            {kept > 0 && `, ${countOf(kept, 'event')} stayed because other imports delivered them too`}.
            {state === 'deleted' && until !== null && (
              <>
                {' '}
                It can be undone until <TimeText iso={wholeSeconds(until)} zone={zone} />.
              </>
            )}
          </p>
        )}
      </div>
      {(state === 'deleted' || state === 'deleting') && (
        <Button icon={<Undo2 aria-hidden />} disabled={restore.isPending} onClick={() => restore.mutate()}>
          {state === 'deleted' ? 'Undo' : 'Cancel'}
        </Button>
      )}
    </section>
  );
}
