import Link from 'next/link';
import { TimeText } from '#components/events/time-text.tsx';
import { RunBadge } from '#components/imports/run-badge.tsx';
import { wholeSeconds } from '#components/imports/whole-seconds.ts';
import { Panel } from '#components/ui/panel.tsx';
import { ProgressBar } from '#components/ui/progress-bar.tsx';
import { ValueText } from '#components/ui/value-text.tsx';
import type { ImportRun } from '#lib/core/contract/imports.ts';
import { runProgress, runSentence } from '#lib/core/imports/run-result.ts';

/** The newest runs with what came of them. */
export function LastImports({ runs, zone }: { runs: readonly ImportRun[]; zone: string }) {
  return (
    <Panel
      title="Last imports"
      flush
      className="max-h-[330px]"
      actions={
        <Link href="/imports" className="px-1 text-xs text-accent hover:underline">
          All imports
        </Link>
      }
    >
      <ul className="h-full divide-y divide-line overflow-y-auto">
        {runs.map((run) => (
          <li key={run.id} className="relative flex flex-col gap-0.5 px-3 py-2 text-xs hover:bg-hover">
            <div className="flex items-center justify-between gap-2">
              <Link
                href={`/imports/${run.id}`}
                className="min-w-0 text-sm font-medium after:absolute after:inset-0"
              >
                <ValueText value={run.label} prose truncate />
              </Link>
              <RunBadge run={run} />
            </div>
            {run.heldBy ? (
              <p className="truncate" title={run.heldBy.message}>
                {run.heldBy.message}
              </p>
            ) : run.finishedAt === null ? (
              <ProgressBar label={`Progress of ${run.label}`} value={runProgress(run)} className="my-1.5" />
            ) : (
              <p className="truncate" title={runSentence(run.counts, run.sourcesFailed)}>
                {runSentence(run.counts, run.sourcesFailed)}
              </p>
            )}
            <p className="text-muted">
              <TimeText iso={wholeSeconds(run.createdAt)} zone={zone} />
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
