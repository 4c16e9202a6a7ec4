'use client';
import { Select as Base } from '@base-ui/react/select';
import { Check, ChevronsUpDown } from 'lucide-react';
import { cx } from './cx.ts';
import { inputClass } from './text-input.tsx';

interface Props<T extends string> {
  value: T;
  onChange: (value: T) => void;
  options: readonly { value: T; label: string }[];
  /** Accessible name, where no Field gives one. */
  label?: string;
  disabled?: boolean;
  className?: string;
}

/** Select: one of a short list. Props: value, onChange, options ({ value, label }), label, disabled, className. */
export function Select<T extends string>({ value, onChange, options, label, disabled, className }: Props<T>) {
  return (
    <Base.Root
      items={options}
      value={value}
      disabled={disabled}
      onValueChange={(next) => next !== null && onChange(next)}
    >
      <Base.Trigger
        aria-label={label}
        className={cx(inputClass, 'flex items-center justify-between gap-2 pr-1.5 text-left', className)}
      >
        <Base.Value className="truncate" />
        <Base.Icon className="text-faint">
          <ChevronsUpDown className="size-3.5" aria-hidden />
        </Base.Icon>
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner sideOffset={4} alignItemWithTrigger={false} collisionPadding={8} className="z-50">
          <Base.Popup className="popup min-w-(--anchor-width) p-1">
            <Base.List className="max-h-(--available-height) overflow-y-auto">
              {options.map((option) => (
                <Base.Item key={option.value} value={option.value} className="menu-item">
                  <Base.ItemText className="flex-1">{option.label}</Base.ItemText>
                  <Base.ItemIndicator className="text-accent">
                    <Check className="size-3.5" aria-hidden />
                  </Base.ItemIndicator>
                </Base.Item>
              ))}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
