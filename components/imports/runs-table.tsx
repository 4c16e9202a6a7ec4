import Link from 'next/link';
import { TimeText } from '#components/events/time-text.tsx';
import { ProgressBar } from '#components/ui/progress-bar.tsx';
import { ValueText } from '#components/ui/value-text.tsx';
import type { ImportRun } from '#lib/core/contract/imports.ts';
import { runProgress, runTook } from '#lib/core/imports/run-result.ts';
import { formatBytes, formatCount } from '#lib/core/text/format-number.ts';
import { originText } from './origin-text.ts';
import { RunBadge } from './run-badge.tsx';
import { wholeSeconds } from './whole-seconds.ts';

/** Runs, newest first; a row leads to its run. `zone` as `useZone` gives it. */
export function RunsTable({ runs, zone }: { runs: readonly ImportRun[]; zone: string }) {
  return (
    <table className="w-full table-fixed border-separate border-spacing-0">
      <thead>
        <tr>
          <th className="th pl-4">Import</th>
          <th className="th w-32">State</th>
          <th className="th w-44">Started</th>
          <th className="th w-24">From</th>
          <th className="th w-20 text-right">Took</th>
          <th className="th w-20 text-right">Size</th>
          <th className="th w-20 text-right">Files</th>
          <th className="th w-24 text-right">Added</th>
          <th className="th w-28 text-right">Already known</th>
          <th className="th w-24 pr-4 text-right">Rejected</th>
        </tr>
      </thead>
      <tbody>
        {runs.map((run) => (
          <RunRow key={run.id} run={run} zone={zone} />
        ))}
      </tbody>
    </table>
  );
}

function RunRow({ run, zone }: { run: ImportRun; zone: string }) {
  const { counts } = run;
  return (
    <tr className="group relative hover:bg-hover">
      <td className="td pl-4">
        <Link
          href={`/imports/${run.id}`}
          className="block truncate font-medium after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
        >
          <ValueText value={run.label} prose truncate />
        </Link>
      </td>
      <td className="td">
        {run.finishedAt || run.heldBy || run.cancelled ? (
          <RunBadge run={run} />
        ) : (
          <ProgressBar label={`Progress of ${run.label}`} value={runProgress(run)} className="mr-2" />
        )}
      </td>
      <td className="td">
        <TimeText iso={wholeSeconds(run.createdAt)} zone={zone} />
      </td>
      <td className="td text-muted">{originText[run.origin]}</td>
      <td className="td text-right whitespace-nowrap text-muted">{runTook(run) ?? '–'}</td>
      <td className="td text-right text-muted">{formatBytes(run.sizeBytes)}</td>
      <td className="td text-right">{formatCount(counts.files)}</td>
      <td className="td text-right">{formatCount(counts.inserted)}</td>
      <td className="td text-right text-muted">{formatCount(counts.known)}</td>
      <td
        className={counts.rejected > 0 ? 'td pr-4 text-right text-danger' : 'td pr-4 text-right text-muted'}
      >
        {formatCount(counts.rejected)}
      </td>
    </tr>
  );
}
