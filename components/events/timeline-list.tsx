import { useQueryClient } from '@tanstack/react-query';
import { type RefObject, useState } from 'react';
import { EmptyResult } from '#components/filters/empty-result.tsx';
import type { Sight } from '#components/ui/sight.ts';
import { toast } from '#components/ui/toast.ts';
import type { EventList } from '#lib/browser/use-event-list.ts';
import type { ChangeView } from '#lib/browser/use-view.ts';
import type { View } from '#lib/core/view/view.ts';
import { copyRecords } from './copy-records.ts';
import { EventTable } from './event-table.tsx';
import { GoToTime } from './go-to-time.tsx';
import { RowMenu, type RowTarget } from './row-menu.tsx';
import { SelectionBar } from './selection-bar.tsx';
import type { ListCursor } from './use-list-cursor.ts';
import { useListKeys } from './use-list-keys.ts';
import { useSelection } from './use-selection.ts';
import type { ValueTarget } from './value-menu.tsx';

interface Props {
  list: EventList;
  sight: Sight;
  /** How many rows there are is an estimate. */
  isRough: boolean;
  view: View;
  /** The View whose events are shown. */
  asked: View;
  zone: string;
  onView: ChangeView;
  cursor: ListCursor;
  /** The row of the open event. */
  openRef: string | null;
  onOpen: (ref: string) => void;
  onStep: (by: number) => void;
  onGo: (ms: number) => void;
  onTarget: (target: ValueTarget) => void;
  gridRef: RefObject<HTMLTableElement | null>;
}

/** TimelineList: the rows, what was chosen among them, and what a row offers; or why there are none. */
export function TimelineList({ list, sight, view, asked, zone, onView, cursor, openRef, ...props }: Props) {
  const [rowTarget, setRowTarget] = useState<RowTarget | null>(null);
  const client = useQueryClient();
  const selection = useSelection(list);
  const { onOpen, onStep, onTarget, gridRef } = props;
  useListKeys({
    grid: gridRef,
    list,
    cursor,
    selection,
    columns: view.columns,
    onStep,
    onOpen,
    onTarget,
    onRowTarget: setRowTarget,
  });
  const empty = !list.isPending && !list.isStale && list.error === null && list.count === 0;
  const turn = () =>
    onView((now) => ({ ...now, sort: now.sort === 'newest' ? 'oldest' : 'newest' }), 'replace');
  return (
    <>
      {selection.rows.length > 0 && (
        <SelectionBar rows={selection.rows} onView={onView} onOpen={onOpen} onClear={selection.clear} />
      )}
      <div className="min-h-0 flex-1 bg-surface">
        {empty ? (
          <EmptyResult view={asked} zone={zone} onView={onView} />
        ) : (
          <EventTable
            list={list}
            sight={sight}
            isRough={props.isRough}
            zone={zone}
            sort={view.sort}
            onSort={turn}
            columns={view.columns}
            onColumns={(edit) => onView((now) => ({ ...now, columns: edit(now.columns) }), 'replace')}
            selection={selection}
            cursor={cursor}
            openRef={openRef}
            onOpen={(row) => onOpen(row.ref)}
            onTarget={onTarget}
            onRowTarget={setRowTarget}
            gridRef={gridRef}
            corner={
              <GoToTime
                zone={zone}
                disabled={list.count === 0 || view.range.kind === 'untimed'}
                onGo={props.onGo}
              />
            }
          />
        )}
      </div>
      <RowMenu
        target={rowTarget}
        onClose={() => setRowTarget(null)}
        zone={zone}
        onView={onView}
        onOpen={onOpen}
        onToggle={selection.toggle}
        onCopyRecord={(ref) => void copyRecords(client, [ref]).then((said) => toast(said))}
        returnFocus={gridRef}
      />
    </>
  );
}
