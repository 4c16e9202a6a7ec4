'use client';
import { useQuery } from '@tanstack/react-query';
import { Network } from 'lucide-react';
import { RangeControl } from '#components/filters/range-control.tsx';
import { PageHeader } from '#components/shell/page-header.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { QueryError } from '#components/ui/query-error.tsx';
import { SearchInput } from '#components/ui/search-input.tsx';
import { SegmentedControl } from '#components/ui/segmented-control.tsx';
import { useKeptScroll } from '#components/ui/use-kept-scroll.ts';
import { trustQuery } from '#lib/browser/role-queries.ts';
import { useFollowImports } from '#lib/browser/use-follow-imports.ts';
import { usePageParameter } from '#lib/browser/use-page-parameter.ts';
import { useView } from '#lib/browser/use-view.ts';
import { useZone } from '#lib/browser/use-zone.ts';
import type { TrustResponse } from '#lib/core/contract/roles.ts';
import { choosePairs } from '#lib/core/roles/prepare-trust.ts';
import { countOf, formatCount } from '#lib/core/text/format-number.ts';
import { resolveRange, spanOf } from '#lib/core/view/edit-view.ts';
import { LinkingNotice } from './linking-notice.tsx';
import { LoadingLines } from './loading-lines.tsx';
import { RolesActions } from './roles-actions.tsx';
import { TrustMatrixTable } from './trust-matrix.tsx';
import { TrustTable } from './trust-table.tsx';
import { useHeld } from './use-held.ts';

/** /roles/trust: which principals became which roles, how often, and between which accounts. */
export function TrustPage() {
  const { view, changeView } = useView();
  const zone = useZone(view.zone);
  const [find, setFind] = usePageParameter('find');
  const [cell, setCell] = usePageParameter('cell');
  const [as, setAs] = usePageParameter('as');
  const [by, setBy] = usePageParameter('by');
  const asked = trustQuery(view);
  const query = useQuery(asked);
  const { error, refetch, isPlaceholderData } = query;
  const held = useHeld(
    query.data,
    isPlaceholderData ? 'of another range' : String(asked.queryKey),
    isSameMap,
  );
  const data = held.shown;
  useFollowImports();
  useKeptScroll(held.hand.box, data !== undefined);
  const spanNow = () => spanOf(view.range, null) ?? resolveRange(view.range, null, Date.now());
  // Over all time every pair is new; the mark would say nothing.
  const marksNew = view.range.kind === 'relative' || view.range.kind === 'absolute';
  const onlyNew = marksNew && as === 'new';
  const pairs = data && choosePairs(data.pairs, { find: find ?? '', cell, onlyNew });
  return (
    <div className="relative flex min-h-0 min-w-0 flex-1 flex-col">
      <PageHeader
        title="Trust map"
        hint={data && countOf(data.total, 'pair')}
        actions={<RolesActions view={view} zone={zone} spanNow={spanNow} onView={changeView} />}
      />
      <div className="flex min-h-11 shrink-0 flex-wrap items-center gap-2 border-b border-line px-4 py-1.5">
        <RangeControl view={view} spanNow={spanNow} zone={zone} onView={changeView} />
        <SearchInput
          label="Find a caller or a role"
          placeholder="Caller or role"
          value={find ?? ''}
          onChange={(text) => setFind(text === '' ? null : text, 'replace')}
          className="w-64"
        />
        {marksNew && (
          <SegmentedControl
            label="Pairs"
            value={onlyNew ? 'new' : 'all'}
            onChange={(next) => setAs(next === 'all' ? null : next, 'replace')}
            options={[
              { value: 'all', label: 'All pairs' },
              { value: 'new', label: 'New in this range' },
            ]}
          />
        )}
        {data && pairs && (
          <span className="ml-auto text-xs text-muted tabular-nums">
            {formatCount(pairs.length)} of{' '}
            {data.pairs.length < data.total && `the ${formatCount(data.pairs.length)} most used of `}
            {countOf(data.total, 'pair')}
          </span>
        )}
      </div>
      <div
        ref={held.hand.box}
        onPointerMove={held.hand.onPointerMove}
        aria-busy={isPlaceholderData}
        className={`tray-room min-h-0 flex-1 overflow-auto bg-surface ${isPlaceholderData ? 'opacity-50' : ''}`}
      >
        {error !== null && data === undefined && <QueryError error={error} onRetry={() => void refetch()} />}
        {data === undefined && error === null && <LoadingLines />}
        {data?.total === 0 && (
          <EmptyState
            icon={<Network aria-hidden />}
            title={marksNew ? 'Nobody became a role in this range' : 'Nobody became a role in these logs'}
          >
            {marksNew ? 'Choose a wider range, or import' : 'Import'} the logs of the accounts whose roles you
            ask about.
          </EmptyState>
        )}
        {data && pairs && data.total > 0 && (
          <div className="min-w-[1040px]">
            {data.matrix.length > 0 && (
              <TrustMatrixTable
                matrix={data.matrix}
                chosen={cell}
                onChoose={(next) => setCell(next, 'replace')}
              />
            )}
            <TrustTable
              pairs={pairs}
              view={view}
              zone={zone}
              marksNew={marksNew}
              by={by}
              onBy={(next) => setBy(next, 'replace')}
            />
          </div>
        )}
      </div>
      <LinkingNotice
        loose={query.data?.loose ?? 0}
        news={held.isBehind ? 'Pairs have changed' : null}
        onShow={held.show}
      />
    </div>
  );
}

/** Parts of an answer that stayed the same are the same objects. */
function isSameMap(a: TrustResponse, b: TrustResponse): boolean {
  return a.pairs === b.pairs && a.matrix === b.matrix;
}
