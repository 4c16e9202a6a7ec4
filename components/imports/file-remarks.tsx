'use client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { rejectsQuery } from '#lib/browser/reject-queries.ts';
import type { ImportFile } from '#lib/core/contract/imports.ts';
import { formatCount } from '#lib/core/text/format-number.ts';
import { RejectsList } from './rejects-list.tsx';

/** What there is to say of one file: its rejected records, and notes that cost no record. */
export function FileRemarks({ file }: { file: Pick<ImportFile, 'id' | 'rejected'> }) {
  const of = { file: file.id };
  const notes = useInfiniteQuery(rejectsQuery(of, 'note')).data?.pages[0]?.total ?? 0;
  return (
    <>
      {file.rejected > 0 && (
        <section aria-label="Rejected records">
          <Head title="Rejected records" count={file.rejected} />
          <RejectsList of={of} kind="reject" counted={file.rejected} />
        </section>
      )}
      {notes > 0 && (
        <section aria-label="Notes">
          <Head title="Notes" count={notes} />
          <RejectsList of={of} kind="note" />
        </section>
      )}
    </>
  );
}

function Head({ title, count }: { title: string; count: number }) {
  return (
    <h2 className="-mb-11 flex h-11 w-fit items-center gap-2 px-4 text-sm font-semibold">
      {title}
      <span className="text-xs font-normal text-faint">{formatCount(count)}</span>
    </h2>
  );
}
