import { ProgressBar } from '#components/ui/progress-bar.tsx';
import type { UploadItem } from '#lib/browser/upload-snapshot.ts';
import type { ImportResponse } from '#lib/core/contract/imports.ts';
import { runProgress, runSentence } from '#lib/core/imports/run-result.ts';
import { countOf, formatBytes } from '#lib/core/text/format-number.ts';

/** A run that the server reads. */
export function TrayProcessing({
  found,
  uploads,
}: {
  found: ImportResponse;
  uploads: readonly UploadItem[];
}) {
  const { run, sources } = found;
  const cutOff = sources.filter((source) => source.state === 'receiving').length;
  if (uploads.length === 0 && cutOff > 0) {
    return (
      <p className="text-xs text-warning">
        {countOf(cutOff, 'file')} not fully sent. Drop the same again to go on where it stopped.
      </p>
    );
  }
  return (
    <>
      <ProgressBar label={`Reading ${run.label}`} value={runProgress(run)} />
      <p className="text-xs text-muted">
        {formatBytes(run.readBytes)} of {formatBytes(run.sizeBytes)}. {progressText(found)}
      </p>
    </>
  );
}

function progressText({ run, sources }: ImportResponse): string {
  if (run.counts.records > 0) return runSentence(run.counts);
  return sources.some((source) => source.state === 'working') ? 'Reading' : 'Waiting to be read';
}
