'use client';
import { useQuery } from '@tanstack/react-query';
import { FileCheck } from 'lucide-react';
import { CopyLink } from '#components/filters/copy-link.tsx';
import { PageZone } from '#components/filters/page-zone.tsx';
import { PageHeader } from '#components/shell/page-header.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { QueryError } from '#components/ui/query-error.tsx';
import { useKeptScroll } from '#components/ui/use-kept-scroll.ts';
import { ValueText } from '#components/ui/value-text.tsx';
import { missingLogsQuery } from '#lib/browser/role-queries.ts';
import { useFollowImports } from '#lib/browser/use-follow-imports.ts';
import { useView } from '#lib/browser/use-view.ts';
import { useZone } from '#lib/browser/use-zone.ts';
import { missingHref } from '#lib/core/roles/role-hrefs.ts';
import { countOf } from '#lib/core/text/format-number.ts';
import { LinkingNotice } from './linking-notice.tsx';
import { LoadingLines } from './loading-lines.tsx';
import { RolesNav } from './roles-nav.tsx';
import { SessionsList } from './sessions-list.tsx';
import { useHeld } from './use-held.ts';

/** /roles/missing: whose logs would complete how many chains. */
export function MissingPage() {
  const { view } = useView();
  const { zone: viewZone } = view;
  const zone = useZone(viewZone);
  const query = useQuery(missingLogsQuery());
  const { error, refetch } = query;
  const held = useHeld(query.data, '', (a, b) => a.accounts === b.accounts);
  const data = held.shown;
  useFollowImports();
  useKeptScroll(held.hand.box, data !== undefined);
  return (
    <div className="relative flex min-h-0 min-w-0 flex-1 flex-col">
      <PageHeader
        title="Missing logs"
        hint={data && countOf(data.accounts.length, 'account')}
        actions={
          <>
            <RolesNav zone={viewZone} />
            <PageZone />
            <CopyLink
              view={view}
              spanNow={() => null}
              zone={zone}
              toUrl={(frozen) => missingHref(frozen.zone)}
            />
          </>
        }
      />
      <div
        ref={held.hand.box}
        onPointerMove={held.hand.onPointerMove}
        className="tray-room min-h-0 flex-1 overflow-auto p-4"
      >
        {error !== null && data === undefined && <QueryError error={error} onRetry={() => void refetch()} />}
        {data === undefined && error === null && <LoadingLines />}
        {data?.accounts.length === 0 && query.data?.loose === 0 && (
          <EmptyState icon={<FileCheck aria-hidden />} title="No half of a call is missing">
            Of no call between two accounts is one account’s record here and the other’s not.
          </EmptyState>
        )}
        <div className="mx-auto flex min-w-[960px] max-w-[1600px] flex-col gap-4">
          {data?.accounts.map((each) => (
            <Panel
              key={each.account}
              title={
                <>
                  Ask <ValueText value={each.account} /> for {countOf(each.days, 'day')} of logs
                </>
              }
              hint={`${each.first.slice(0, 10)} to ${each.last.slice(0, 10)} (UTC) · ${countOf(each.sessions, 'chain ends', 'chains end')} there`}
              flush
            >
              <SessionsList
                label={`Examples of chains that end at ${each.account}`}
                sessions={each.examples}
                zone={zone}
                viewZone={viewZone}
              />
              {each.sessions > each.examples.length && (
                <p className="flex h-8 items-center px-3 text-xs text-muted">
                  {countOf(each.examples.length, 'example')} of {countOf(each.sessions, 'session')}
                </p>
              )}
            </Panel>
          ))}
        </div>
      </div>
      <LinkingNotice
        loose={query.data?.loose ?? 0}
        news={held.isBehind ? 'Other chains end' : null}
        onShow={held.show}
      />
    </div>
  );
}
