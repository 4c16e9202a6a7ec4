'use client';
import { useQuery } from '@tanstack/react-query';
import { FileWarning, X } from 'lucide-react';
import Link from 'next/link';
import { ValueText } from '#components/ui/value-text.tsx';
import { fileQuery } from '#lib/browser/file-queries.ts';
import type { ChangeView } from '#lib/browser/use-view.ts';

/** The file whose events these are: its name leads to its page, the cross removes it. */
export function FileChip({ file, onView }: { file: number; onView: ChangeView }) {
  const found = useQuery(fileQuery(file)).data?.file;
  const path = found?.path;
  const damage =
    found?.state === 'damaged' ? `Damaged: ${found.error?.message ?? 'records of it were rejected.'}` : null;
  const name = path?.slice(path.lastIndexOf('/') + 1) ?? `no. ${file}`;
  return (
    <span className="inline-flex h-6 max-w-80 items-center rounded-sm bg-accent-soft text-xs ring-1 ring-accent/25 ring-inset">
      <Link
        href={`/imports/files/${file}`}
        title={path === undefined ? undefined : [path, damage].filter(Boolean).join('\n').toWellFormed()}
        className="flex h-full min-w-0 items-center gap-1 rounded-sm pr-1 pl-2"
      >
        <span className="shrink-0 text-muted">File</span>
        <ValueText value={name} truncate className="min-w-0" />
        {damage !== null && (
          <span className="flex shrink-0 items-center gap-0.5 text-warning [&_svg]:size-3">
            <FileWarning aria-hidden />
            damaged
          </span>
        )}
      </Link>
      <button
        type="button"
        aria-label="Remove the file"
        title="Remove"
        onClick={() => onView((now) => ({ ...now, file: null }))}
        className="flex h-full w-6 shrink-0 items-center justify-center rounded-sm text-muted hover:text-ink"
      >
        <X className="size-3" aria-hidden />
      </button>
    </span>
  );
}
