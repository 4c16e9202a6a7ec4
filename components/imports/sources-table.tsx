import { Badge, type BadgeTone } from '#components/ui/badge.tsx';
import { type Column, DataTable } from '#components/ui/data-table.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { MoreButton } from '#components/ui/more-button.tsx';
import { ProgressBar } from '#components/ui/progress-bar.tsx';
import type { ImportSource } from '#lib/core/contract/imports.ts';
import { runSentence } from '#lib/core/imports/run-result.ts';
import { formatBytes } from '#lib/core/text/format-number.ts';
import { FailureText } from './failure-text.tsx';
import { PathText } from './path-text.tsx';

const states: Record<ImportSource['state'], { text: string; tone: BadgeTone }> = {
  receiving: { text: 'Receiving', tone: 'accent' },
  queued: { text: 'Waiting', tone: 'neutral' },
  working: { text: 'Working', tone: 'accent' },
  done: { text: 'Complete', tone: 'neutral' },
  failed: { text: 'Failed', tone: 'danger' },
  cancelled: { text: 'Cancelled', tone: 'neutral' },
};

/** Its error says for what it waits; it goes on by itself. */
const onHold = { text: 'On hold', tone: 'warning' } as const;

const columns: Column<ImportSource>[] = [
  { key: 'source', head: 'Source', cell: (source) => <PathText path={source.name} /> },
  {
    key: 'state',
    head: 'State',
    width: 'w-36',
    cell: (source) => {
      const { tone, text } =
        source.state === 'working' && source.error !== null ? onHold : states[source.state];
      return <Badge tone={tone}>{text}</Badge>;
    },
  },
  {
    key: 'size',
    head: 'Size',
    width: 'w-24',
    align: 'right',
    look: 'text-muted',
    cell: (source) => formatBytes(source.sizeBytes),
  },
  {
    key: 'result',
    head: 'Result',
    width: 'w-[45%]',
    look: 'text-muted',
    cell: (source) => {
      if (source.state === 'done')
        return <span title={runSentence(source.counts)}>{runSentence(source.counts)}</span>;
      const share = source.sizeBytes > 0 ? source.readBytes / source.sizeBytes : null;
      return source.state === 'working' && <ProgressBar label={`Progress of ${source.name}`} value={share} />;
    },
  },
];

/** What was dropped or named: archives, files, paths. `total` may be more than is listed. */
export function SourcesTable({ sources, total }: { sources: readonly ImportSource[]; total: number }) {
  if (total === 0)
    return <EmptyState title="Nothing has arrived">No file of this import was sent whole.</EmptyState>;
  return (
    <>
      <DataTable
        label="Sources"
        wide
        columns={columns}
        rows={sources}
        keyOf={(source) => source.id}
        note={({ error }) => error && <FailureText message={error.message} remedy={error.remedy} />}
      />
      <MoreButton shown={sources.length} total={total} />
    </>
  );
}
