'use client';
import { ArrowDown, ArrowUp, GripVertical, Plus, Settings2, X } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { AddFacet } from '#components/facets/add-facet.tsx';
import { Button } from '#components/ui/button.tsx';
import { cx } from '#components/ui/cx.ts';
import { IconButton } from '#components/ui/icon-button.tsx';
import { Popover } from '#components/ui/popover.tsx';
import { SegmentedControl } from '#components/ui/segmented-control.tsx';
import { changeListPreferences, useListPreferences } from '#lib/browser/list-preferences.ts';
import { defaultColumns, isPathColumn, maxColumns } from '#lib/core/view/columns.ts';
import { type ChangeColumns, columnLabel, moveColumn, namedColumns } from './event-columns.ts';

interface Props {
  columns: readonly string[];
  onColumns: ChangeColumns;
}

/** ColumnPicker: which columns, in which order, how dense, and how times are told. Props: columns, onColumns. */
export function ColumnPicker({ columns, onColumns }: Props) {
  const preferences = useListPreferences();
  const left = namedColumns.filter((id) => !columns.includes(id));
  const full = columns.length >= maxColumns;
  return (
    <Popover
      label="Columns and density"
      align="end"
      className="flex max-h-[26rem] w-80 flex-col gap-2 p-0!"
      trigger={
        <IconButton size="sm" label="Columns and density">
          <Settings2 aria-hidden />
        </IconButton>
      }
    >
      <div className="flex items-center justify-between gap-2 border-b border-line p-2">
        <SegmentedControl
          label="Density"
          value={preferences.density}
          onChange={(density) => changeListPreferences({ density })}
          options={[
            { value: 'comfortable', label: 'Comfortable' },
            { value: 'compact', label: 'Compact' },
          ]}
        />
        <SegmentedControl
          label="Times"
          value={preferences.time}
          onChange={(time) => changeListPreferences({ time })}
          options={[
            { value: 'absolute', label: 'Clock' },
            { value: 'relative', label: 'Ago' },
          ]}
        />
      </div>
      <ShownColumns columns={columns} onColumns={onColumns} />
      <p className="px-3 text-2xs font-medium text-faint">More columns</p>
      <ul className="px-1">
        {left.map((id) => (
          <li key={id}>
            <button
              type="button"
              disabled={full}
              onClick={() => onColumns((now) => [...now, id])}
              className="menu-item w-full hover:bg-hover"
            >
              <Plus className="size-3.5 text-faint" aria-hidden />
              <span className="flex-1 text-left">{columnLabel(id)}</span>
              <span className="value text-2xs text-faint">{id}</span>
            </button>
          </li>
        ))}
      </ul>
      <div className="flex items-center justify-between border-t border-line p-2">
        <AddFacet
          facets={columns.filter(isPathColumn)}
          onAdd={(path) => !full && onColumns((now) => [...now, path])}
        />
        <Button
          size="sm"
          look="ghost"
          onClick={() => {
            changeListPreferences({ widths: {} });
            onColumns(() => defaultColumns);
          }}
        >
          As at first
        </Button>
      </div>
    </Popover>
  );
}

/** The columns from left to right: dragged, or moved with Alt and the arrow keys. */
function ShownColumns({ columns, onColumns }: Props) {
  const [dragged, setDragged] = useState<string | null>(null);
  const onKeyDown = (event: KeyboardEvent, id: string) => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (by === 0 || !event.altKey) return;
    event.preventDefault();
    onColumns((now) => moveColumn(now, id, by));
  };
  return (
    <ol aria-label="Columns shown" className="px-1">
      {columns.map((id, at) => (
        <li
          key={id}
          draggable
          onDragStart={(event) => {
            event.dataTransfer.effectAllowed = 'move';
            setDragged(id);
          }}
          onDragOver={(event) => {
            if (dragged === null) return;
            event.preventDefault();
            if (dragged !== id)
              onColumns((now) => moveColumn(now, dragged, now.indexOf(id) - now.indexOf(dragged)));
          }}
          onDragEnd={() => setDragged(null)}
          onKeyDown={(event) => onKeyDown(event, id)}
          className={cx('menu-item hover:bg-hover', dragged === id && 'bg-selected')}
        >
          <GripVertical className="size-3.5 cursor-grab text-faint" aria-hidden />
          <span className="min-w-0 flex-1 truncate" title={id}>
            {columnLabel(id)}
          </span>
          <IconButton
            size="sm"
            label={`${columnLabel(id)} further left`}
            keys="Alt ↑"
            disabled={at === 0}
            onClick={() => onColumns((now) => moveColumn(now, id, -1))}
          >
            <ArrowUp aria-hidden />
          </IconButton>
          <IconButton
            size="sm"
            label={`${columnLabel(id)} further right`}
            keys="Alt ↓"
            disabled={at === columns.length - 1}
            onClick={() => onColumns((now) => moveColumn(now, id, 1))}
          >
            <ArrowDown aria-hidden />
          </IconButton>
          <IconButton
            size="sm"
            label={`Without ${columnLabel(id)}`}
            disabled={columns.length === 1}
            onClick={() => onColumns((now) => now.filter((other) => other !== id))}
          >
            <X aria-hidden />
          </IconButton>
        </li>
      ))}
    </ol>
  );
}
