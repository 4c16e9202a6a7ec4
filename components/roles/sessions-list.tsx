import Link from 'next/link';
import type { ReactNode } from 'react';
import { ValueText } from '#components/ui/value-text.tsx';
import type { SessionRow } from '#lib/core/contract/roles.ts';
import { sessionHref } from '#lib/core/roles/role-hrefs.ts';
import { formatCount } from '#lib/core/text/format-number.ts';
import { ChainShape } from './chain-shape.tsx';
import { GradeBadge } from './grade-badge.tsx';
import { HourText } from './hour-text.tsx';
import { SessionName } from './session-name.tsx';

interface Props {
  label: string;
  sessions: readonly SessionRow[];
  zone: string;
  viewZone: string;
  /** A column more. */
  extra?: { head: string; of: (row: SessionRow) => ReactNode };
}

/** SessionsList: a bounded table of sessions. Props: label, sessions, zone, viewZone, extra. */
export function SessionsList({ label, sessions, zone, viewZone, extra }: Props) {
  return (
    <table aria-label={label} className="w-full table-fixed border-separate border-spacing-0">
      <thead>
        <tr>
          <th className="th pl-3">Who</th>
          <th className="th w-28">Account</th>
          <th className="th w-28">Chain</th>
          <th className="th w-32">Proof of its link</th>
          <th className="th w-36">First hour</th>
          <th className="th w-16 text-right">Events</th>
          <th className="th w-18 text-right">Changes</th>
          <th className="th w-16 pr-3 text-right">Errors</th>
          {extra && <th className="th w-36 pr-3">{extra.head}</th>}
        </tr>
      </thead>
      <tbody>
        {sessions.map((row) => (
          <tr key={row.key} className="hover:bg-hover">
            <td className="td pl-3">
              <Link href={sessionHref(row.key, viewZone)} className="block hover:underline">
                <SessionName session={row} />
              </Link>
            </td>
            <td className="td">
              <ValueText value={row.account} truncate className="text-muted" />
            </td>
            <td className="td">
              <ChainShape depth={row.depth} crossed={row.crossed} />
            </td>
            <td className="td">
              <GradeBadge grade={row.grade} kind={row.kind} />
            </td>
            <td className="td truncate">
              <HourText iso={row.firstHour} zone={zone} />
            </td>
            <td className="td text-right">{formatCount(row.events)}</td>
            <td className={row.changes === 0 ? 'td text-right text-faint' : 'td text-right'}>
              {formatCount(row.changes)}
            </td>
            <td
              className={
                row.errors === 0 ? 'td pr-3 text-right text-faint' : 'td pr-3 text-right text-denied-text'
              }
            >
              {formatCount(row.errors)}
            </td>
            {extra && <td className="td pr-3 whitespace-nowrap">{extra.of(row)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
