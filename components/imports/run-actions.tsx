'use client';
import { RotateCcw } from 'lucide-react';
import { Button } from '#components/ui/button.tsx';
import type { ImportRun } from '#lib/core/contract/imports.ts';
import { DeleteRun } from './delete-run.tsx';
import { useImportVerbs } from './use-import-verbs.ts';

/** What can be done with a finished import: try its failures again, delete it. */
export function RunActions({ run }: { run: ImportRun }) {
  const { retry } = useImportVerbs(run.id);
  if (run.finishedAt === null || run.deletion !== null) return null;
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
