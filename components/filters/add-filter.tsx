'use client';
import { Plus } from 'lucide-react';
import { Button } from '#components/ui/button.tsx';
import { Kbd } from '#components/ui/kbd.tsx';
import { Popover } from '#components/ui/popover.tsx';
import type { ChangeView } from '#lib/browser/use-view.ts';
import type { Field } from '#lib/core/view/fields.ts';
import type { View } from '#lib/core/view/view.ts';
import { FieldList } from './field-list.tsx';
import { FieldValues } from './field-values.tsx';

interface Props {
  view: View;
  onView: ChangeView;
  open: boolean;
  /** The field whose values are shown; null while one is chosen. */
  field: Field | null;
  onOpenChange: (open: boolean) => void;
  onField: (field: Field | null) => void;
}

/** AddFilter: choose a field, then values with their counts. */
export function AddFilter({ view, onView, open, field, onOpenChange, onField }: Props) {
  return (
    <Popover
      label="Add a filter"
      open={open}
      onOpenChange={onOpenChange}
      className="w-80 overflow-hidden p-0!"
      trigger={
        <Button look="ghost" size="sm" icon={<Plus aria-hidden />}>
          Add filter <Kbd keys="f" />
        </Button>
      }
    >
      {field === null ? (
        <FieldList onChoose={onField} />
      ) : (
        <FieldValues key={field} field={field} view={view} onView={onView} onBack={() => onField(null)} />
      )}
    </Popover>
  );
}
