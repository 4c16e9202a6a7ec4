import type { ReactNode } from 'react';
import { Tooltip } from '#components/ui/tooltip.tsx';
import { ColumnPicker } from './column-picker.tsx';
import type { ChangeColumns, Column } from './event-columns.ts';

interface Props {
  hidden: readonly Column[];
  columns: readonly string[];
  onColumns: ChangeColumns;
  children: ReactNode;
}

/** Stays at the head's right end: ways through the list, the picker, and how many columns have no room. */
export function TableCorner({ hidden, columns, onColumns, children }: Props) {
  return (
    <div className="absolute top-0 right-0 z-20 flex h-7 items-center gap-1 border-b border-line bg-surface pr-1 pl-2">
      {hidden.length > 0 && (
        <Tooltip content={`No room for ${hidden.map((each) => each.label).join(', ')}`}>
          <span className="rounded-xs bg-sunken px-1 text-2xs text-faint">+{hidden.length}</span>
        </Tooltip>
      )}
      {children}
      <ColumnPicker columns={columns} onColumns={onColumns} />
    </div>
  );
}
