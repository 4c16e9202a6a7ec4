'use client';
import { useQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { QueryError } from '#components/ui/query-error.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { useKeptScroll } from '#components/ui/use-kept-scroll.ts';
import { ValueText } from '#components/ui/value-text.tsx';
import { reachQuery } from '#lib/browser/role-queries.ts';
import { usePageParameter } from '#lib/browser/use-page-parameter.ts';
import type { ReachResponse } from '#lib/core/contract/roles.ts';
import { overWords, untilWords } from '#lib/core/roles/life-words.ts';
import { sessionTitle } from '#lib/core/roles/name-session.ts';
import { reachCsv } from '#lib/core/roles/reach-csv.ts';
import { countOf, formatCount } from '#lib/core/text/format-number.ts';
import { ReachChanges } from './reach-changes.tsx';
import { saveText } from './save-text.ts';
import { type AboutSession, SessionFrame } from './session-frame.tsx';
import { SessionsList } from './sessions-list.tsx';

/** /roles/reach: all that came of a session. */
export function ReachPage() {
  const [key] = usePageParameter('key');
  const query = useQuery({ ...reachQuery(key ?? ''), enabled: key !== null });
  const { data } = query;
  const self = data?.sessions.find((row) => row.key === key);
  return (
    <SessionFrame
      title={self && sessionTitle(self)}
      query={query}
      hint={self?.account ?? undefined}
      actions={
        data && (
          <Button
            size="sm"
            icon={<Download aria-hidden />}
            onClick={() => saveText('blast-radius.csv', 'text/csv', reachCsv(data))}
          >
            CSV of sessions
          </Button>
        )
      }
    >
      {(about) => <ReachBody key={about.sessionKey} {...about} />}
    </SessionFrame>
  );
}

function ReachBody({ sessionKey, zone, viewZone }: AboutSession) {
  const { data, error, refetch } = useQuery(reachQuery(sessionKey));
  const box = useRef<HTMLDivElement>(null);
  useKeptScroll(box, data !== undefined);
  if (data === undefined)
    return error === null ? (
      <div role="status" aria-label="Loading" className="flex flex-col gap-4 p-4">
        <Skeleton className="h-24 rounded-md" />
        <Skeleton className="h-72 rounded-md" />
      </div>
    ) : (
      <QueryError error={error} onRetry={() => void refetch()} />
    );
  const self = data.sessions.findIndex(({ key }) => key === sessionKey);
  const below = data.sessions.slice(self + 1);
  const listed = data.sessions.slice(Math.max(0, self));
  const valid = new Map(data.valid.map(({ key, expires }) => [key, untilWords(expires, data.now)]));
  const ended = new Map(data.ended.map(({ key, how }) => [key, how]));
  return (
    <div ref={box} className="tray-room min-h-0 flex-1 overflow-auto p-4">
      <div className="mx-auto flex min-w-[960px] max-w-[1600px] flex-col gap-4">
        <Totals reach={data} />
        <ReachChanges reach={data} zone={zone} viewZone={viewZone} />
        <Panel
          title="It and what descends from it"
          hint={
            below.length < data.descendants
              ? `${formatCount(below.length)} of ${countOf(data.descendants, 'descendant')} listed`
              : countOf(data.descendants, 'descendant')
          }
          flush
        >
          <SessionsList
            label="It and what descends from it"
            sessions={listed}
            zone={zone}
            viewZone={viewZone}
            extra={{
              head: 'Credentials',
              of: (row) => {
                const end = valid.get(row.key);
                return end === undefined ? (
                  <span className="text-faint">{ended.get(row.key) ?? overWords(row, data.now)}</span>
                ) : (
                  <span className="text-denied-text">{end}</span>
                );
              },
            }}
          />
        </Panel>
      </div>
    </div>
  );
}

function Totals({ reach }: { reach: ReachResponse }) {
  const lasting = reach.valid.filter(({ expires }) => expires === null).length;
  return (
    <dl className="grid grid-cols-[repeat(5,minmax(0,auto))_minmax(0,3fr)] rounded-md border border-line bg-surface">
      <Total label="Descendants">{formatCount(reach.descendants)}</Total>
      <Total label="Events">{formatCount(reach.events)}</Total>
      <Total label="Changes">{formatCount(reach.changes)}</Total>
      <Total label="Errors">{formatCount(reach.errors)}</Total>
      <Total label="Not known to have ended">
        {formatCount(reach.valid.length)}
        {lasting > 0 && (
          <span className="text-sm font-normal text-muted">
            {' '}
            of which {formatCount(lasting)} {lasting === 1 ? 'has' : 'have'} no date of expiry
          </span>
        )}
      </Total>
      <Total label={countOf(reach.accounts.length, 'account')}>
        <ValueText value={reach.accounts.join('  ')} truncate className="text-sm font-normal" />
      </Total>
    </dl>
  );
}

function Total({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="min-w-0 border-r border-line px-4 py-2.5 last:border-r-0">
      <dt className="text-xs text-muted">{label}</dt>
      <dd className="truncate text-xl font-semibold">{children}</dd>
    </div>
  );
}
