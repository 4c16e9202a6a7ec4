'use client';
import { Download } from 'lucide-react';
import { Button } from '#components/ui/button.tsx';
import { Menu, MenuItem, MenuLabel, MenuSeparator } from '#components/ui/menu.tsx';
import { startExport } from '#lib/browser/export-downloads.ts';
import { fieldNames } from '#lib/core/view/fields.ts';
import type { View } from '#lib/core/view/view.ts';

/** ExportMenu: all rows of a View as a file. Props: frozen (the View as it means the same tomorrow), disabled. */
export function ExportMenu({ frozen, disabled }: { frozen: () => View; disabled: boolean }) {
  return (
    <Menu
      align="end"
      trigger={
        <Button size="sm" icon={<Download aria-hidden />} disabled={disabled}>
          Export
        </Button>
      }
    >
      <MenuLabel>All rows, in this order, as</MenuLabel>
      <MenuItem onSelect={() => startExport(frozen(), 'csv')}>CSV, the columns of the list</MenuItem>
      <MenuItem onSelect={() => startExport({ ...frozen(), columns: ['time', ...fieldNames] }, 'csv')}>
        CSV, all fields
      </MenuItem>
      <MenuSeparator />
      <MenuItem onSelect={() => startExport(frozen(), 'ndjson')}>NDJSON, a record a line</MenuItem>
      <MenuItem onSelect={() => startExport(frozen(), 'records')}>Log file of records (json.gz)</MenuItem>
      <p className="max-w-64 px-2 pt-1 pb-1.5 text-xs text-faint">
        Records are as delivered, but for session tokens, which are masked.
      </p>
    </Menu>
  );
}
