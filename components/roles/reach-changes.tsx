import { Download, ListFilter } from 'lucide-react';
import Link from 'next/link';
import { Button, buttonClass } from '#components/ui/button.tsx';
import { type Column, DataTable, figureColumn, wordColumn } from '#components/ui/data-table.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { ValueText } from '#components/ui/value-text.tsx';
import { shortService } from '#lib/core/cloudtrail/readable-principal.ts';
import type { ReachResponse } from '#lib/core/contract/roles.ts';
import { formatCount } from '#lib/core/text/format-number.ts';
import { changesView } from '#lib/core/view/changes-view.ts';
import { timelineHref } from '#lib/core/view/timeline-href.ts';
import { changesCsv } from './changes-csv.ts';
import { HourText } from './hour-text.tsx';
import { saveText } from './save-text.ts';

interface Props {
  reach: ReachResponse;
  zone: string;
  viewZone: string;
}

type Kind = ReachResponse['changeKinds'][number];

/** ReachChanges: what a session and its descendants changed, each kind with the way to its records. Props: reach, zone, viewZone. */
export function ReachChanges({ reach, zone, viewZone }: Props) {
  const { changeKinds, changeKindsTotal, changers, changersTotal } = reach;
  const link = (kind?: Kind) => timelineHref({ ...changesView(changers, kind), zone: viewZone });
  const part = changers.length < changersTotal;
  const of = part ? `${formatCount(changers.length)} of ${formatCount(changersTotal)} sessions` : '';
  const time = (iso: string | null) => iso !== null && <HourText iso={iso} zone={zone} />;
  const columns: Column<Kind>[] = [
    {
      key: 'action',
      head: 'Action',
      cell: (kind) => (
        <Link
          href={link(kind)}
          prefetch={false}
          title={part ? `In the timeline: those of ${of}, which changed most` : 'In the timeline'}
          className="hover:text-accent hover:underline"
        >
          <ValueText value={kind.eventName} truncate />
        </Link>
      ),
    },
    wordColumn('service', 'Service', (kind) => kind.eventSource && shortService(kind.eventSource), 'w-40'),
    wordColumn('account', 'Account', (kind) => kind.account, 'w-32'),
    figureColumn('changes', 'Changes', (kind) => kind.changes),
    figureColumn('sessions', 'Sessions', (kind) => kind.sessions),
    { key: 'first', head: 'First', width: 'w-40', cell: (kind) => time(kind.first) },
    { key: 'last', head: 'Last', width: 'w-40', cell: (kind) => time(kind.last) },
  ];
  return (
    <Panel
      title="What was changed"
      hint={
        changeKinds.length < changeKindsTotal
          ? `${formatCount(changeKinds.length)} of ${formatCount(changeKindsTotal)} kinds listed`
          : `${formatCount(reach.changes)} in all`
      }
      flush
      actions={
        changeKinds.length > 0 && (
          <>
            <Link href={link()} prefetch={false} className={buttonClass('ghost', 'sm')}>
              <ListFilter aria-hidden />
              {part ? `Those of ${of}` : 'All of them'} in the timeline
            </Link>
            <Button
              size="sm"
              icon={<Download aria-hidden />}
              aria-label="CSV of what was changed"
              onClick={() => saveText('blast-radius-changes.csv', 'text/csv', changesCsv(changeKinds))}
            >
              CSV
            </Button>
          </>
        )
      }
    >
      {changeKinds.length === 0 ? (
        <p className="px-3 py-4 text-xs text-muted">
          Nothing: no call of these sessions that changes things succeeded.
        </p>
      ) : (
        <div className="max-h-96 overflow-auto">
          <DataTable
            label="What was changed"
            columns={columns}
            rows={changeKinds}
            keyOf={({ account, eventSource, eventName }) => JSON.stringify([account, eventSource, eventName])}
          />
        </div>
      )}
    </Panel>
  );
}
