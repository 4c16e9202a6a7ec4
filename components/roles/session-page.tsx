'use client';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useRef } from 'react';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { QueryError } from '#components/ui/query-error.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { useKeptScroll } from '#components/ui/use-kept-scroll.ts';
import { sessionQuery } from '#lib/browser/role-queries.ts';
import { usePageParameter } from '#lib/browser/use-page-parameter.ts';
import type { SessionDetailResponse } from '#lib/core/contract/roles.ts';
import { sessionTitle } from '#lib/core/roles/name-session.ts';
import { reachHref } from '#lib/core/roles/role-hrefs.ts';
import { countOf, formatCount } from '#lib/core/text/format-number.ts';
import { ChainPath } from './chain-path.tsx';
import { GradeBadge } from './grade-badge.tsx';
import { GraphPanel } from './graph-panel.tsx';
import { SessionActions } from './session-actions.tsx';
import { SessionAsked } from './session-asked.tsx';
import { SessionCredentials } from './session-credentials.tsx';
import { SessionFacts } from './session-facts.tsx';
import { type AboutSession, SessionFrame } from './session-frame.tsx';
import { SessionLife } from './session-life.tsx';
import { SessionResources } from './session-resources.tsx';
import { SessionSources } from './session-sources.tsx';
import { SessionsList } from './sessions-list.tsx';

/** /roles/session: who was behind a session, how it came about, and what it did. */
export function SessionPage() {
  const [key] = usePageParameter('key');
  const query = useQuery({ ...sessionQuery(key ?? ''), enabled: key !== null });
  const { data } = query;
  return (
    <SessionFrame
      title={data && sessionTitle(data.session)}
      query={query}
      hint={data?.session.account ?? undefined}
    >
      {(about) => <SessionBody key={about.sessionKey} {...about} />}
    </SessionFrame>
  );
}

function SessionBody({ sessionKey, viewZone, zone }: AboutSession) {
  const { data, error, refetch } = useQuery(sessionQuery(sessionKey));
  const box = useRef<HTMLDivElement>(null);
  useKeptScroll(box, data !== undefined);
  if (data === undefined)
    return error === null ? <Loading /> : <QueryError error={error} onRetry={() => void refetch()} />;
  return (
    <div ref={box} className="tray-room min-h-0 flex-1 overflow-auto p-4">
      <div className="mx-auto flex min-w-[960px] max-w-[1600px] flex-col gap-4">
        <SessionFacts detail={data} zone={zone} />
        <div className="grid grid-cols-2 items-start gap-4">
          <div className="flex min-w-0 flex-col gap-4">
            <Panel
              title="How it was obtained"
              actions={
                <span className="flex items-center gap-1.5 text-xs text-muted">
                  weakest link <GradeBadge grade={data.weakest} kind={data.session.kind} />
                </span>
              }
            >
              <ChainPath origin={data} firstUse={firstUse(data)} zone={zone} viewZone={viewZone} />
            </Panel>
            <Panel title="Its credentials">
              <SessionCredentials detail={data} zone={zone} viewZone={viewZone} />
            </Panel>
          </div>
          <Panel title="What it did" hint={listed(data.actions.length, data.actionsTotal, 'action')} flush>
            <div className="max-h-[440px] overflow-auto">
              {data.actions.length === 0 ? (
                <EmptyState title="No calls are in the logs" className="py-6" />
              ) : (
                <SessionActions detail={data} viewZone={viewZone} />
              )}
            </div>
          </Panel>
        </div>
        <SessionLife detail={data} zone={zone} viewZone={viewZone} />
        <GraphPanel sessionKey={sessionKey} zone={zone} viewZone={viewZone} />
        <div className="grid grid-cols-2 items-start gap-4">
          <Panel title="Resources that it touched" hint={resourcesHint(data)} flush>
            <div className="max-h-[440px] overflow-auto">
              {data.resources.length === 0 ? (
                <EmptyState title="Its events name no resource" className="py-6" />
              ) : (
                <SessionResources detail={data} viewZone={viewZone} />
              )}
            </div>
          </Panel>
          <Panel title="Sources and agents" hint={sourcesHint(data)} flush>
            <div className="max-h-[440px] overflow-auto">
              <SessionSources sources={data.sources} zone={zone} />
            </div>
          </Panel>
        </div>
        <Panel
          title="Sessions that it opened"
          hint={listed(data.children.length, data.childrenTotal, 'session')}
          actions={
            <Link href={reachHref(sessionKey, viewZone)} className="px-1 text-xs text-accent hover:underline">
              All that came of it
            </Link>
          }
          flush
        >
          {data.children.length === 0 ? (
            <p className="p-3 text-xs text-muted">None, as far as the logs go.</p>
          ) : (
            <SessionsList
              label="Sessions that it opened"
              sessions={data.children}
              zone={zone}
              viewZone={viewZone}
            />
          )}
        </Panel>
        <Panel
          title="Credentials that it asked for"
          hint={`${listed(data.asked.length, data.askedTotal, 'time')}, the latest first`}
          flush
        >
          <SessionAsked asked={data.asked} zone={zone} viewZone={viewZone} />
        </Panel>
      </div>
    </div>
  );
}

/** When the sessions of its way were first used, for steps without a record of their own. */
function firstUse({ session, first, spans }: SessionDetailResponse): ReadonlyMap<string, string> {
  const own = first === null ? [] : [[session.key, first] as const];
  return new Map([...spans.map((span) => [span.key, span.first] as const), ...own]);
}

/** How much of how much is listed, where it is not all. */
function listed(shown: number, total: number, what: string): string {
  return shown < total ? `${formatCount(shown)} of ${countOf(total, what)}` : countOf(total, what);
}

function sourcesHint({ sources, sourcesTotal }: SessionDetailResponse): string {
  const order = 'in the order of their first use';
  return sources.length < sourcesTotal
    ? `the first ${formatCount(sources.length)} of ${formatCount(sourcesTotal)}, ${order}`
    : order;
}

function resourcesHint({ resources, resourcesTotal, resourcesSample }: SessionDetailResponse): string {
  const listed =
    resources.length < resourcesTotal
      ? `${formatCount(resources.length)} of ${formatCount(resourcesTotal)}`
      : formatCount(resourcesTotal);
  return resourcesSample === null ? listed : `${listed}, in its latest ${countOf(resourcesSample, 'event')}`;
}

function Loading() {
  return (
    <div role="status" aria-label="Loading" className="flex flex-col gap-4 p-4">
      <Skeleton className="h-36 rounded-md" />
      <div className="grid grid-cols-2 gap-4">
        <Skeleton className="h-72 rounded-md" />
        <Skeleton className="h-72 rounded-md" />
      </div>
      <Skeleton className="h-44 rounded-md" />
    </div>
  );
}
