'use client';
import { X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { usePageKey } from '#components/shell/use-page-key.ts';
import { Button } from '#components/ui/button.tsx';
import type { ChangeView } from '#lib/browser/use-view.ts';
import type { Field } from '#lib/core/view/fields.ts';
import type { View } from '#lib/core/view/view.ts';
import { AddFilter } from './add-filter.tsx';
import { FileChip } from './file-chip.tsx';
import { FilterChip } from './filter-chip.tsx';

interface Props {
  view: View;
  onView: ChangeView;
  /** The range control, before the filters. */
  children: ReactNode;
}

/** FilterBar: what is asked, as chips that can be turned round, edited and removed. Props: view, onView, children. */
export function FilterBar({ view, onView, children }: Props) {
  const [adding, setAdding] = useState<{ field: Field | null } | null>(null);
  usePageKey('f', () => setAdding({ field: null }));
  return (
    <section
      aria-label="Filters"
      className="flex min-h-11 shrink-0 flex-wrap items-center gap-1.5 border-b border-line px-4 py-1.5"
    >
      {children}
      <span aria-hidden className="mx-1 h-5 w-px bg-line" />
      {view.file !== null && <FileChip file={view.file} onView={onView} />}
      {view.filters.map((filter) => (
        <FilterChip
          key={`${filter.field} ${filter.operator}`}
          filter={filter}
          onView={onView}
          onEdit={() => setAdding({ field: filter.field })}
        />
      ))}
      <AddFilter
        view={view}
        onView={onView}
        open={adding !== null}
        field={adding?.field ?? null}
        onOpenChange={(open) => setAdding(open ? { field: null } : null)}
        onField={(field) => setAdding({ field })}
      />
      {view.filters.length > 1 && (
        <Button
          look="ghost"
          size="sm"
          icon={<X aria-hidden />}
          onClick={() => onView((now) => ({ ...now, filters: [] }))}
        >
          Remove all
        </Button>
      )}
    </section>
  );
}
