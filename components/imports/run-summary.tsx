import { TimeText } from '#components/events/time-text.tsx';
import { ProgressBar } from '#components/ui/progress-bar.tsx';
import { useView } from '#lib/browser/use-view.ts';
import { useZone } from '#lib/browser/use-zone.ts';
import type { ImportResponse, ImportRun } from '#lib/core/contract/imports.ts';
import { filesByResult, runProgress, runTook } from '#lib/core/imports/run-result.ts';
import { countOf, formatBytes, formatCount } from '#lib/core/text/format-number.ts';
import { FailureText } from './failure-text.tsx';
import { MissingUploads } from './missing-uploads.tsx';
import { originText } from './origin-text.ts';
import { SumStrip } from './sum-strip.tsx';
import { wholeSeconds } from './whole-seconds.ts';

/** The sums of a run, its progress while it works, and where it came from. */
export function RunSummary({ run, sourcesTotal }: Pick<ImportResponse, 'run' | 'sourcesTotal'>) {
  const zone = useZone(useView().view.zone);
  return (
    <section
      aria-label="Result"
      className="grid grid-cols-[minmax(0,1fr)_280px] gap-8 border-b border-line p-4 min-h-36"
    >
      <div className="flex flex-col justify-between gap-4">
        <SumStrip counts={run.counts} />
        {run.heldBy && <FailureText message={run.heldBy.message} remedy={run.heldBy.remedy} />}
        {run.finishedAt === null && run.heldBy === null && (
          <div>
            <p className="mb-1 flex justify-between text-xs text-muted" role="status">
              <span>
                {formatBytes(run.readBytes)} of {formatBytes(run.sizeBytes)} read
              </span>
              <span>
                {run.sourcesDone} of {countOf(run.sources, 'source')} done
              </span>
            </p>
            <ProgressBar label="Progress" value={runProgress(run)} />
          </div>
        )}
        <MissingUploads run={run} sourcesTotal={sourcesTotal} />
      </div>
      <dl className="grid grid-cols-[80px_minmax(0,1fr)] gap-y-1 self-start text-xs">
        <dt className="text-muted">From</dt>
        <dd>{originText[run.origin]}</dd>
        <dt className="text-muted">Started</dt>
        <dd>
          <TimeText iso={wholeSeconds(run.createdAt)} zone={zone} />
        </dd>
        <dt className="text-muted">Took</dt>
        <dd>{runTook(run) ?? 'still working'}</dd>
        <dt className="text-muted">Received</dt>
        <dd>{formatBytes(run.sizeBytes)}</dd>
        <dt className="text-muted">Files</dt>
        <dd>{filesText(run)}</dd>
      </dl>
    </section>
  );
}

function filesText({ counts, finishedAt }: ImportRun): string {
  const { done, damaged, known, rejected, skipped } = filesByResult(counts);
  const parts = [
    [done, finishedAt === null ? 'read or in work' : 'read'],
    [damaged, 'damaged'],
    [known, 'imported before'],
    [rejected, 'rejected'],
    [skipped, 'passed over'],
  ] as const;
  const told = parts.filter(([count]) => count > 0).map(([count, word]) => `${formatCount(count)} ${word}`);
  const all = countOf(counts.files, 'file');
  return told.length > 0 ? `${all}: ${told.join(', ')}` : all;
}
