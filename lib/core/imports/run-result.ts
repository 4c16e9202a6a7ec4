import type { ImportRun, IngestCounts } from '../contract/imports.ts';
import { countOf, formatCount } from '../text/format-number.ts';
import { formatDuration } from '../time/format-time.ts';

/**
 * `working`: not finished. `held`: neither, and it waits for something. `clean`: everything was read. `attention`: some of it was not, and the
 * page says what. `nothing`: no record came out of it at all. `cancelled`: somebody wanted no more of it.
 */
export type RunState = 'working' | 'held' | 'cancelling' | 'cancelled' | 'clean' | 'attention' | 'nothing';

export function runState(
  run: Pick<ImportRun, 'finishedAt' | 'counts' | 'sourcesFailed' | 'cancelled' | 'heldBy'>,
): RunState {
  if (run.finishedAt === null) return run.cancelled ? 'cancelling' : run.heldBy ? 'held' : 'working';
  if (run.cancelled) return 'cancelled';
  const { records, filesKnown, filesRejected, filesDamaged, rejected } = run.counts;
  const read = records > 0 ? records - rejected : filesKnown;
  if (read === 0) return 'nothing';
  return filesRejected + filesDamaged + rejected + run.sourcesFailed > 0 ? 'attention' : 'clean';
}

/** `2,900 events added, 12 already known, 3 records and 1 file rejected`. Only what is not zero, but never nothing. */
export function runSentence(counts: IngestCounts, sourcesFailed = 0): string {
  const rejected = [
    counts.rejected > 0 && countOf(counts.rejected, 'record'),
    counts.filesRejected > 0 && countOf(counts.filesRejected, 'file'),
  ].filter((part) => part !== false);
  const parts = [
    counts.inserted > 0 && `${countOf(counts.inserted, 'event')} added`,
    counts.known > 0 && `${formatCount(counts.known)} already known`,
    counts.filesKnown > 0 && counts.known === 0 && `${countOf(counts.filesKnown, 'file')} imported before`,
    rejected.length > 0 && `${rejected.join(' and ')} rejected`,
    sourcesFailed > 0 && `${countOf(sourcesFailed, 'source')} failed`,
    counts.filesDamaged > 0 && `${countOf(counts.filesDamaged, 'file')} damaged`,
  ].filter((part) => part !== false);
  return parts.length > 0 ? parts.join(', ') : 'No events in it';
}

/** What became of the files, each counted once; those that are being read still are among the `done`. */
export function filesByResult(counts: IngestCounts) {
  const { filesRejected: rejected, filesDamaged: damaged, filesKnown: known, filesSkipped: skipped } = counts;
  return { done: counts.files - rejected - damaged - known - skipped, damaged, known, rejected, skipped };
}

/** How much of the bytes the worker has read, 0 to 1; null while there is nothing to measure by: of files still on their way only the number is known. */
export function runProgress(
  run: Pick<ImportRun, 'sizeBytes' | 'readBytes' | 'sources' | 'sourcesDone' | 'finishedAt'>,
): number | null {
  if (run.finishedAt !== null) return 1;
  if (run.readBytes >= run.sizeBytes && run.sourcesDone < run.sources) return null;
  return run.sizeBytes > 0 ? Math.min(1, run.readBytes / run.sizeBytes) : null;
}

/** How long a run took: `2.7 s`, `19 s`, `3 min 12 s`; null while it works. */
export function runTook(run: Pick<ImportRun, 'createdAt' | 'finishedAt'>): string | null {
  if (run.finishedAt === null) return null;
  const ms = Date.parse(run.finishedAt) - Date.parse(run.createdAt);
  return ms < 9_950 ? `${(ms / 1000).toFixed(1)} s` : formatDuration(Math.round(ms / 1000) * 1000);
}
