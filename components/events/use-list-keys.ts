import type { RefObject } from 'react';
import type { EventList } from '#lib/browser/use-event-list.ts';
import { isField } from '#lib/core/view/fields.ts';
import type { RowTarget } from './row-menu.tsx';
import { useGridKeys } from './use-grid-keys.ts';
import type { ListCursor } from './use-list-cursor.ts';
import type { Selection } from './use-selection.ts';
import type { ValueTarget } from './value-menu.tsx';

interface Options {
  readonly grid: RefObject<HTMLElement | null>;
  readonly list: EventList;
  readonly cursor: ListCursor;
  readonly selection: Selection;
  readonly columns: readonly string[];
  readonly onStep: (by: number) => void;
  readonly onOpen: (ref: string) => void;
  readonly onTarget: (target: ValueTarget) => void;
  readonly onRowTarget: (target: RowTarget) => void;
}

/** The keys of the list of events: all that a pointer can do. */
export function useListKeys({
  grid,
  list,
  cursor,
  selection,
  columns,
  onStep,
  onOpen,
  ...on
}: Options): void {
  useGridKeys(grid, {
    move: onStep,
    cross: (by) => cursor.cross(by, columns),
    mark: () => selection.toggle(Math.max(cursor.row, 0)),
    extend: (by) => selection.stretch(Math.max(cursor.row, 0), cursor.move(by, list.count)),
    open: () => {
      const row = list.rowAt(cursor.row);
      if (row) onOpen(row.ref);
    },
    menu: () => {
      const row = list.rowAt(cursor.row);
      if (row === undefined) return;
      const id = cursor.column ?? 'time';
      if (id === 'time') {
        const anchor = document.getElementById(`row-${row.ref}`)?.querySelector('td');
        if (anchor) on.onRowTarget({ row, index: cursor.row, anchor });
        return;
      }
      const cell = document.getElementById(`cell-${row.ref}-${id}`);
      const shown = cell?.querySelector<HTMLElement>('[data-field]');
      if (!shown) return;
      const field = isField(id) ? id : (shown.dataset.field ?? '');
      const value = isField(field) ? row[field] : (shown.dataset.value ?? null);
      on.onTarget({ field, value, anchor: cell ?? shown });
    },
  });
}
