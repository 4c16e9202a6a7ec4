'use client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Tabs } from '#components/ui/tabs.tsx';
import { rejectsQuery } from '#lib/browser/reject-queries.ts';
import { usePageParameter } from '#lib/browser/use-page-parameter.ts';
import type { ImportResponse } from '#lib/core/contract/imports.ts';
import { formatCount } from '#lib/core/text/format-number.ts';
import { FilesTable } from './files-table.tsx';
import { RejectsList } from './rejects-list.tsx';
import { SourcesTable } from './sources-table.tsx';

const names = ['files', 'rejects', 'sources', 'notes'] as const;

/** Files, rejected records, sources and notes of a run. Opens where something needs a look. */
export function RunTabs({ run, sources, sourcesTotal }: ImportResponse) {
  const noFiles = run.counts.files === 0;
  const [wanted, setWanted] = usePageParameter('tab');
  const live = run.finishedAt === null;
  const of = { run: run.id };
  const notes = useInfiniteQuery(rejectsQuery(of, 'note', live)).data?.pages[0]?.total ?? 0;
  const first = noFiles ? 'sources' : 'files';
  const tab = names.find((name) => name === wanted && (name !== 'notes' || notes > 0)) ?? first;
  return (
    <Tabs
      label="Parts of the import"
      value={tab}
      onChange={(next) => setWanted(next === first ? null : next, 'replace')}
      listClassName="px-4"
      tabs={[
        {
          value: 'files',
          label: 'Files',
          count: formatCount(run.counts.files),
          panel: <FilesTable run={run} />,
        },
        {
          value: 'rejects',
          label: 'Rejected records',
          count: formatCount(run.counts.rejected),
          panel: <RejectsList of={of} kind="reject" counted={run.counts.rejected} live={live} />,
        },
        {
          value: 'sources',
          label: 'Sources',
          count: formatCount(sourcesTotal),
          panel: <SourcesTable sources={sources} total={sourcesTotal} />,
        },
        ...(notes > 0
          ? [
              {
                value: 'notes' as const,
                label: 'Notes',
                count: formatCount(notes),
                panel: <RejectsList of={of} kind="note" live={live} />,
              },
            ]
          : []),
      ]}
    />
  );
}
