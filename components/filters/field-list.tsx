import { Command } from 'cmdk';
import { ChevronRight } from 'lucide-react';
import { type Field, fieldNames, fields } from '#lib/core/view/fields.ts';

/** The fields that can be filtered by; typing narrows by label or CloudTrail's own name. */
export function FieldList({ onChoose }: { onChoose: (field: Field) => void }) {
  return (
    <Command label="Fields" loop>
      <Command.Input
        autoFocus
        placeholder="Filter by …"
        className="h-9 w-full border-b border-line bg-transparent px-3 text-sm outline-none"
      />
      <Command.List className="max-h-80 overflow-y-auto p-1">
        <Command.Empty className="px-2 py-3 text-sm text-muted">No such field.</Command.Empty>
        {fieldNames.map((field) => (
          <Command.Item
            key={field}
            value={`${fields[field].label} ${field}`}
            onSelect={() => onChoose(field)}
            className="menu-item"
          >
            <span className="flex-1">{fields[field].label}</span>
            <span className="value text-2xs text-faint">{field}</span>
            <ChevronRight className="size-3.5 text-faint" aria-hidden />
          </Command.Item>
        ))}
      </Command.List>
    </Command>
  );
}
