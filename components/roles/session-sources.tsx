import { Badge } from '#components/ui/badge.tsx';
import { type Column, DataTable, figureColumn } from '#components/ui/data-table.tsx';
import { ValueText } from '#components/ui/value-text.tsx';
import { readableAgent } from '#lib/core/cloudtrail/readable-agent.ts';
import type { SessionDetailResponse } from '#lib/core/contract/roles.ts';
import { markChanges } from '#lib/core/roles/mark-changes.ts';
import { countOf } from '#lib/core/text/format-number.ts';
import { gatherSources } from './gather-sources.ts';
import { HourText } from './hour-text.tsx';

interface Props {
  sources: SessionDetailResponse['sources'];
  zone: string;
}

/** SessionSources: addresses and agents in the order of their first use; what changed in mid-session is marked. Props: sources, zone. */
export function SessionSources({ sources, zone }: Props) {
  const rows = markChanges(gatherSources(sources));
  const columns: Column<(typeof rows)[number]>[] = [
    {
      key: 'first',
      head: 'First seen',
      width: 'w-36',
      cell: (source) => <HourText iso={source.first} zone={zone} />,
    },
    {
      key: 'address',
      head: 'Source IP',
      width: 'w-32',
      cell: (source) => <ValueText value={source.sourceIPAddress} truncate />,
    },
    {
      key: 'agent',
      head: 'Agent',
      cell: ({ userAgent, agents }) => (
        <span className="flex min-w-0 gap-1.5" title={userAgent?.toWellFormed()}>
          <ValueText
            value={userAgent === null ? null : (readableAgent(userAgent) ?? userAgent)}
            prose
            truncate
          />
          {agents > 1 && (
            <span
              className="shrink-0 text-faint"
              title={`${countOf(agents, 'agent')} that differ by an id alone`}
            >
              ×{agents}
            </span>
          )}
        </span>
      ),
    },
    {
      key: 'change',
      head: <span className="sr-only">What changed</span>,
      width: 'w-28',
      cell: ({ newAddress, newAgent }) =>
        (newAddress || newAgent) && (
          <Badge tone="warning">
            {newAddress && newAgent ? 'both new' : newAddress ? 'new address' : 'new agent'}
          </Badge>
        ),
    },
    figureColumn('events', 'Events', (source) => source.events, { width: 'w-16' }),
  ];
  return (
    <DataTable
      label="Sources and agents"
      columns={columns}
      rows={rows}
      keyOf={(source) => `${source.sourceIPAddress} ${source.userAgent} ${source.first}`}
    />
  );
}
