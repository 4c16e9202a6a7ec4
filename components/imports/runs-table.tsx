import Link from 'next/link';
import { TimeText } from '#components/events/time-text.tsx';
import { type Column, DataTable, figureColumn } from '#components/ui/data-table.tsx';
import { ProgressBar } from '#components/ui/progress-bar.tsx';
import { ValueText } from '#components/ui/value-text.tsx';
import type { ImportRun } from '#lib/core/contract/imports.ts';
import { runProgress, runTook } from '#lib/core/imports/run-result.ts';
import { formatBytes } from '#lib/core/text/format-number.ts';
import { FailureText } from './failure-text.tsx';
import { originText } from './origin-text.ts';
import { RunBadge } from './run-badge.tsx';
import { wholeSeconds } from './whole-seconds.ts';

const columnsIn = (zone: string): Column<ImportRun>[] => [
  {
    key: 'import',
    head: 'Import',
    cell: (run) => (
      <Link
        href={`/imports/${run.id}`}
        className="block truncate font-medium after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
      >
        <ValueText value={run.label} prose truncate />
      </Link>
    ),
  },
  {
    key: 'state',
    head: 'State',
    width: 'w-32',
    cell: (run) =>
      run.finishedAt || run.heldBy || run.cancelled ? (
        <RunBadge run={run} />
      ) : (
        <ProgressBar label={`Progress of ${run.label}`} value={runProgress(run)} className="mr-2" />
      ),
  },
  {
    key: 'started',
    head: 'Started',
    width: 'w-44',
    cell: (run) => <TimeText iso={wholeSeconds(run.createdAt)} zone={zone} />,
  },
  { key: 'from', head: 'From', width: 'w-24', look: 'text-muted', cell: (run) => originText[run.origin] },
  {
    key: 'took',
    head: 'Took',
    width: 'w-20',
    align: 'right',
    look: 'text-muted',
    cell: (run) => runTook(run) ?? '–',
  },
  {
    key: 'size',
    head: 'Size',
    width: 'w-20',
    align: 'right',
    look: 'text-muted',
    cell: (run) => formatBytes(run.sizeBytes),
  },
  figureColumn('files', 'Files', (run) => run.counts.files),
  figureColumn('added', 'Added', (run) => run.counts.inserted, { width: 'w-24' }),
  figureColumn('known', 'Already known', (run) => run.counts.known, { width: 'w-28', tone: 'text-muted' }),
  figureColumn('rejected', 'Rejected', (run) => run.counts.rejected, { width: 'w-24', tone: 'text-danger' }),
];

/** Runs, newest first; a row leads to its run. `zone` as `useZone` gives it. */
export function RunsTable({ runs, zone }: { runs: readonly ImportRun[]; zone: string }) {
  return (
    <DataTable
      label="Imports"
      wide
      columns={columnsIn(zone)}
      rows={runs}
      keyOf={(run) => run.id}
      note={({ heldBy }) => heldBy && <FailureText message={heldBy.message} remedy={heldBy.remedy} />}
    />
  );
}
