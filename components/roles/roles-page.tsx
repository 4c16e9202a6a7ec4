'use client';
import { Waypoints } from 'lucide-react';
import { EmptyResult } from '#components/filters/empty-result.tsx';
import { FilterBar } from '#components/filters/filter-bar.tsx';
import { RangeControl } from '#components/filters/range-control.tsx';
import { SearchBar } from '#components/search/search-bar.tsx';
import { PageHeader } from '#components/shell/page-header.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { QueryError } from '#components/ui/query-error.tsx';
import { SegmentedControl } from '#components/ui/segmented-control.tsx';
import { useAskedView } from '#lib/browser/use-asked-view.ts';
import { usePageParameter } from '#lib/browser/use-page-parameter.ts';
import { useView } from '#lib/browser/use-view.ts';
import { useZone } from '#lib/browser/use-zone.ts';
import { countOf } from '#lib/core/text/format-number.ts';
import { resolveRange, spanOf } from '#lib/core/view/edit-view.ts';
import { LinkingNotice } from './linking-notice.tsx';
import { LoadingLines } from './loading-lines.tsx';
import { RolesActions } from './roles-actions.tsx';
import { SessionsTable } from './sessions-table.tsx';
import { useSessionList } from './use-session-list.ts';

/** /roles: the credential sessions with events under the View, what deserves a look first. */
export function RolesPage() {
  const { view, problems, changeView } = useView();
  const [order, setOrder] = usePageParameter('order');
  const sort = order === 'recent' ? 'recent' : 'look';
  const [wantedProof, setProof] = usePageParameter('proof');
  const proof = wantedProof === 'exact' ? 'exact' : 'any';
  const zone = useZone(view.zone);
  const { asked, searchProblems } = useAskedView(view);
  const unread = problems.filter((sentence) => !searchProblems.includes(sentence));
  const list = useSessionList(asked, sort, proof);
  const spanNow = () => spanOf(view.range, null) ?? resolveRange(view.range, null, Date.now());
  const isEmpty = !list.isPending && !list.isStale && list.error === null && list.rows.length === 0;
  const isBare =
    proof === 'any' && asked.filters.length === 0 && asked.search === null && asked.range.kind === 'all';
  return (
    <div className="flex min-h-0 min-w-0 flex-1 flex-col">
      <PageHeader
        title="Roles"
        hint={list.total === null ? undefined : countOf(list.total, 'session')}
        actions={<RolesActions view={view} zone={zone} spanNow={spanNow} onView={changeView} />}
      />
      <SearchBar view={view} asked={asked} onView={changeView} />
      <div className="flex items-stretch border-b border-line">
        <div className="min-w-0 flex-1 [&>section]:border-b-0">
          <FilterBar view={view} onView={changeView}>
            <RangeControl view={view} spanNow={spanNow} zone={zone} onView={changeView} />
          </FilterBar>
        </div>
        <div className="flex items-center gap-2 pr-4">
          <SegmentedControl
            label="Proof"
            value={proof}
            onChange={(next) => setProof(next === 'any' ? null : next, 'replace')}
            options={[
              { value: 'any', label: 'Any proof' },
              { value: 'exact', label: 'No guesses' },
            ]}
          />
          <SegmentedControl
            label="Order"
            value={sort}
            onChange={(next) => setOrder(next === 'look' ? null : next, 'replace')}
            options={[
              { value: 'look', label: 'Deserves a look' },
              { value: 'recent', label: 'Recent' },
            ]}
          />
        </div>
      </div>
      {unread.length > 0 && (
        <p role="alert" className="shrink-0 border-b border-line bg-warning-soft px-4 py-1 text-xs">
          This link holds what Spoor does not understand, and leaves out: {unread.join(' ')}
        </p>
      )}
      <div className="relative min-h-0 flex-1 bg-surface">
        {list.isPending && <LoadingLines />}
        {list.error !== null && list.rows.length === 0 && (
          <QueryError error={list.error} onRetry={list.retry} />
        )}
        {isEmpty && list.loose > 0 && (
          <EmptyState icon={<Waypoints aria-hidden />} title="No sessions yet">
            Those of an import that has just been read are being linked, and appear here by themselves.
          </EmptyState>
        )}
        {isEmpty && list.loose === 0 && isBare && (
          <EmptyState icon={<Waypoints aria-hidden />} title="No sessions yet">
            Import CloudTrail logs: every key, role session and sign-in in them becomes a session here, with
            what issued it.
          </EmptyState>
        )}
        {isEmpty && list.loose === 0 && !isBare && (
          <EmptyResult view={asked} zone={zone} onView={changeView} />
        )}
        {list.rows.length > 0 && <SessionsTable list={list} zone={zone} viewZone={view.zone} />}
        <LinkingNotice loose={list.loose} news={list.news} onShow={list.show} />
      </div>
    </div>
  );
}
