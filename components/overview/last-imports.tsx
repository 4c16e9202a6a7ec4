import Link from 'next/link';
import { TimeText } from '#components/events/time-text.tsx';
import { RunBadge } from '#components/imports/run-badge.tsx';
import { wholeSeconds } from '#components/imports/whole-seconds.ts';
import { Panel } from '#components/ui/panel.tsx';
import { ProgressBar } from '#components/ui/progress-bar.tsx';
import { ValueText } from '#components/ui/value-text.tsx';
import type { ImportRun } from '#lib/core/contract/imports.ts';
import { runProgress, runSentence } from '#lib/core/imports/run-result.ts';

const shown = 6;

/** The newest runs with what came of them. */
export function LastImports({ runs, zone }: { runs: readonly ImportRun[]; zone: string }) {
  return (
    <Panel
      title="Last imports"
      flush
      className="h-[314px]"
      actions={
        <Link href="/imports" className="px-1 text-xs text-accent hover:underline">
          All imports
        </Link>
      }
    >
      <ul className="h-full divide-y divide-line overflow-y-auto">
        {runs.slice(0, shown).map((run) => (
          <li key={run.id} className="relative flex flex-col gap-0.5 px-3 py-1.5 text-xs hover:bg-hover">
            <div className="flex items-center justify-between gap-2">
              <Link
                href={`/imports/${run.id}`}
                className="min-w-0 text-sm font-medium after:absolute after:inset-0"
              >
                <ValueText value={run.label} prose truncate />
              </Link>
              <RunBadge run={run} />
            </div>
            <div className="flex items-center justify-between gap-3 text-muted">
              {run.finishedAt === null ? (
                <ProgressBar label={`Progress of ${run.label}`} value={runProgress(run)} className="flex-1" />
              ) : (
                <span className="truncate">{runSentence(run.counts)}</span>
              )}
              <span className="shrink-0">
                <TimeText iso={wholeSeconds(run.createdAt)} zone={zone} />
              </span>
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
