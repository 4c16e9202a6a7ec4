import { Badge, type BadgeTone } from '#components/ui/badge.tsx';
import { ProgressBar } from '#components/ui/progress-bar.tsx';
import type { ImportSource } from '#lib/core/contract/imports.ts';
import { runSentence } from '#lib/core/imports/run-result.ts';
import { formatBytes, formatCount } from '#lib/core/text/format-number.ts';
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

/** What was dropped or named: archives, files, paths. `total` may be more than is listed. */
export function SourcesTable({ sources, total }: { sources: readonly ImportSource[]; total: number }) {
  return (
    <>
      <table className="w-full table-fixed border-separate border-spacing-0">
        <thead>
          <tr>
            <th className="th pl-4">Source</th>
            <th className="th w-36">State</th>
            <th className="th w-24 text-right">Size</th>
            <th className="th w-96">Result</th>
          </tr>
        </thead>
        <tbody>
          {sources.map((source) => (
            <SourceRow key={source.id} source={source} />
          ))}
        </tbody>
      </table>
      <p className="flex h-10 items-center px-4 text-xs text-muted">
        {formatCount(sources.length)} of {formatCount(total)} shown
      </p>
    </>
  );
}

function SourceRow({ source }: { source: ImportSource }) {
  const held = source.state === 'working' && source.error !== null;
  const state = held ? onHold : states[source.state];
  const share = source.sizeBytes > 0 ? source.readBytes / source.sizeBytes : null;
  return (
    <tr className="align-top hover:bg-hover">
      <td className="td py-2 pl-4">
        <PathText path={source.name} />
        {source.error && <FailureText message={source.error.message} remedy={source.error.remedy} />}
      </td>
      <td className="td py-1.5">
        <Badge tone={state.tone}>{state.text}</Badge>
      </td>
      <td className="td py-2 text-right text-muted">{formatBytes(source.sizeBytes)}</td>
      <td className="td py-2 text-muted">
        {source.state === 'working' ? (
          <ProgressBar label={`Progress of ${source.name}`} value={share} className="mt-1.5" />
        ) : (
          source.state === 'done' && runSentence(source.counts)
        )}
      </td>
    </tr>
  );
}
