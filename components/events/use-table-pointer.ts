import type { MouseEvent } from 'react';
import type { EventList } from '#lib/browser/use-event-list.ts';
import type { EventRow } from '#lib/core/contract/events.ts';
import { isField } from '#lib/core/view/fields.ts';
import type { RowTarget } from './row-menu.tsx';
import type { ListCursor } from './use-list-cursor.ts';
import type { Selection } from './use-selection.ts';
import type { ValueTarget } from './value-menu.tsx';

interface Options {
  readonly list: EventList;
  readonly cursor: ListCursor;
  readonly selection: Selection;
  readonly onOpen: (row: EventRow) => void;
  readonly onTarget: (target: ValueTarget) => void;
  readonly onRowTarget: (target: RowTarget) => void;
}

/** What clicks on rows do: one listener for all of them, which carry their place in data attributes. */
export function useTablePointer({ list, cursor, selection, onOpen, onTarget, onRowTarget }: Options) {
  return {
    onClick(event: MouseEvent) {
      const { element, index, row } = placeOf(event, list);
      if (row === undefined || hasSelection()) return;
      cursor.set({ row: index, column: null });
      if (event.shiftKey) return selection.stretch(cursor.row < 0 ? index : cursor.row, index);
      if (event.ctrlKey || event.metaKey) return selection.toggle(index);
      const value = element?.closest<HTMLElement>('[data-field]');
      if (value == null) return onOpen(row);
      const field = value.dataset.field ?? '';
      onTarget({
        field,
        value: isField(field) ? row[field] : (value.dataset.value ?? null),
        anchor: value,
      });
    },
    onContextMenu(event: MouseEvent) {
      const { index, row } = placeOf(event, list);
      // The browser's own menu stays for marked text and with Shift.
      if (row === undefined || event.shiftKey || hasSelection()) return;
      event.preventDefault();
      cursor.set({ row: index, column: null });
      onRowTarget({
        row,
        index,
        anchor: document.elementFromPoint(event.clientX, event.clientY) ?? event.currentTarget,
      });
    },
    /** Shift chooses rows; it would mark their text, too. */
    onMouseDown(event: MouseEvent) {
      if (event.shiftKey) event.preventDefault();
    },
  };
}

function placeOf(event: MouseEvent, list: EventList) {
  const element = event.target instanceof Element ? event.target : null;
  const index = Number(element?.closest<HTMLElement>('[data-index]')?.dataset.index ?? Number.NaN);
  return { element, index, row: list.rowAt(index) };
}

/** A drag that marks text to copy is no click. */
function hasSelection(): boolean {
  const selection = window.getSelection();
  return selection !== null && !selection.isCollapsed && selection.toString().trim() !== '';
}
