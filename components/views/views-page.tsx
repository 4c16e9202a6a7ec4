'use client';
import { useQuery } from '@tanstack/react-query';
import { Bookmark } from 'lucide-react';
import { useState } from 'react';
import { PageZone } from '#components/filters/page-zone.tsx';
import { LoadingRows } from '#components/imports/loading-rows.tsx';
import { PageHeader } from '#components/shell/page-header.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { QueryError } from '#components/ui/query-error.tsx';
import { SearchInput } from '#components/ui/search-input.tsx';
import { savedViewsQuery } from '#lib/browser/saved-views.ts';
import { useTakenOver } from '#lib/browser/use-taken-over.ts';
import { useView } from '#lib/browser/use-view.ts';
import { useZone } from '#lib/browser/use-zone.ts';
import type { SavedView } from '#lib/core/contract/views.ts';
import { countOf } from '#lib/core/text/format-number.ts';
import { SavedViewRow } from './saved-view-row.tsx';
import { savedWords } from './view-words.ts';

/** /views: what was saved under a name. */
export function ViewsPage() {
  const query = useQuery(savedViewsQuery());
  const isTakenOver = useTakenOver();
  const zone = useZone(useView().view.zone);
  const [search, setSearch] = useState('');
  const views = isTakenOver ? query.data?.views : undefined;
  const found = views?.filter((saved) => holds(saved, search));
  return (
    <>
      <PageHeader
        title="Views"
        hint={views && countOf(views.length, 'saved view')}
        actions={
          <>
            <SearchInput
              label="Search views"
              placeholder="Search views"
              value={search}
              onChange={setSearch}
              className="w-64"
            />
            <PageZone />
          </>
        }
      />
      <div className="tray-room min-h-0 flex-1 overflow-auto bg-surface">
        {(query.isPending || !isTakenOver) && <LoadingRows />}
        {query.isError && query.data === undefined && isTakenOver && (
          <QueryError error={query.error} onRetry={() => query.refetch()} />
        )}
        {views?.length === 0 && (
          <EmptyState icon={<Bookmark aria-hidden />} title="No view has been saved yet">
            A view keeps filters, search, columns and sort under a name. Save one from “Views” at the top of
            the timeline.
          </EmptyState>
        )}
        {found?.length === 0 && views?.length !== 0 && (
          <EmptyState title="No view by these words">
            Names, descriptions and filters were searched.
          </EmptyState>
        )}
        {found && found.length > 0 && (
          <table className="w-full min-w-[960px] table-fixed border-separate border-spacing-0">
            <thead>
              <tr>
                <th className="th w-72 pl-4">Name</th>
                <th className="th">Asks for</th>
                <th className="th w-64">Time range</th>
                <th className="th w-44">Changed</th>
                <th className="th w-40 pr-4">
                  <span className="sr-only">Actions</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {found.map((saved) => (
                <SavedViewRow key={saved.id} saved={saved} zone={zone} />
              ))}
            </tbody>
          </table>
        )}
      </div>
    </>
  );
}

function holds({ name, description, view }: SavedView, search: string): boolean {
  const text = `${name} ${description} ${savedWords(view).words}`.toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
