'use client';
import { Ban, RotateCcw } from 'lucide-react';
import { Button } from '#components/ui/button.tsx';
import type { ImportRun } from '#lib/core/contract/imports.ts';
import { DeleteRun } from './delete-run.tsx';
import { useImportVerbs } from './use-import-verbs.ts';

/** What can be done with an import: cancel it while it works, then try its failures again, delete it. */
export function RunActions({ run }: { run: ImportRun }) {
  const { retry, cancel } = useImportVerbs(run.id);
  if (run.deletion !== null) return null;
  if (run.finishedAt === null) {
    return (
      <Button
        icon={<Ban aria-hidden />}
        disabled={run.cancelled || cancel.isPending}
        title="Ends this import; files that were read whole stay"
        onClick={() => cancel.mutate()}
      >
        Cancel
      </Button>
    );
  }
  const { filesRejected, filesDamaged } = run.counts;
  return (
    <>
      {filesRejected + filesDamaged + run.sourcesFailed > 0 && (
        <Button
          icon={<RotateCcw aria-hidden />}
          disabled={retry.isPending}
          title="Reads the rejected, damaged and failed files once more"
          onClick={() => retry.mutate({})}
        >
          Try again
        </Button>
      )}
      <DeleteRun run={run} />
    </>
  );
}
