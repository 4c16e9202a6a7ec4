import { ProgressBar } from '#components/ui/progress-bar.tsx';
import type { ImportResponse } from '#lib/core/contract/imports.ts';
import { runProgress, runSentence } from '#lib/core/imports/run-result.ts';
import { formatBytes } from '#lib/core/text/format-number.ts';
import { MissingUploads } from './missing-uploads.tsx';

interface Props {
  found: ImportResponse;
  /** This tab sent files of it, and has nothing left to send. */
  sentHere: boolean;
}

/** A run that the server reads. */
export function TrayProcessing({ found, sentHere }: Props) {
  const { run } = found;
  return (
    <>
      <ProgressBar label={`Reading ${run.label}`} value={runProgress(run)} />
      <p className="text-xs text-muted">
        {run.sizeBytes > 0 && `${formatBytes(run.readBytes)} of ${formatBytes(run.sizeBytes)}. `}
        {progressText(found)}
      </p>
      {!sentHere && <MissingUploads {...found} />}
    </>
  );
}

function progressText({ run, sources }: ImportResponse): string {
  if (run.counts.records > 0) return runSentence(run.counts);
  if (sources.length === 0) return 'No file has arrived yet';
  return sources.some((source) => source.state === 'working') ? 'Reading' : 'Waiting to be read';
}
