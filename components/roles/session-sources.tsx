import { Badge } from '#components/ui/badge.tsx';
import { ValueText } from '#components/ui/value-text.tsx';
import { readableAgent } from '#lib/core/cloudtrail/readable-agent.ts';
import type { SessionDetailResponse } from '#lib/core/contract/roles.ts';
import { markChanges } from '#lib/core/roles/mark-changes.ts';
import { formatCount } from '#lib/core/text/format-number.ts';
import { HourText } from './hour-text.tsx';

interface Props {
  sources: SessionDetailResponse['sources'];
  zone: string;
}

/** SessionSources: addresses and agents in the order of their first use; what changed in mid-session is marked. Props: sources, zone. */
export function SessionSources({ sources, zone }: Props) {
  return (
    <table className="w-full table-fixed border-separate border-spacing-0">
      <thead>
        <tr>
          <th className="th w-36 pl-3">First seen</th>
          <th className="th w-36">Source IP</th>
          <th className="th">Agent</th>
          <th className="th w-28" />
          <th className="th w-16 pr-3 text-right">Events</th>
        </tr>
      </thead>
      <tbody>
        {markChanges(sources).map((source) => (
          <tr
            key={`${source.sourceIPAddress} ${source.userAgent} ${source.first}`}
            className="hover:bg-hover"
          >
            <td className="td truncate pl-3">
              <HourText iso={source.first} zone={zone} />
            </td>
            <td className="td">
              <ValueText value={source.sourceIPAddress} truncate />
            </td>
            <td className="td" title={source.userAgent?.toWellFormed()}>
              <ValueText
                value={
                  source.userAgent === null ? null : (readableAgent(source.userAgent) ?? source.userAgent)
                }
                prose
                truncate
              />
            </td>
            <td className="td">
              {source.newAddress ? (
                <Badge tone="warning">{source.newAgent ? 'both new' : 'new address'}</Badge>
              ) : (
                source.newAgent && <Badge tone="warning">new agent</Badge>
              )}
            </td>
            <td className="td pr-3 text-right">{formatCount(source.events)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
