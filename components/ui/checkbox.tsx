'use client';
import { Checkbox as Base } from '@base-ui/react/checkbox';
import { Check, Minus } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from './cx.ts';

interface Props {
  checked: boolean;
  onChange: (checked: boolean) => void;
  /** Some of what it stands for is on. */
  mixed?: boolean;
  disabled?: boolean;
  /** The label; give `label` instead where no text is shown. */
  children?: ReactNode;
  label?: string;
  className?: string;
}

/** Checkbox. Props: checked, onChange, mixed, disabled, children or label, className. */
export function Checkbox({ checked, onChange, mixed = false, disabled, children, label, className }: Props) {
  const box = (
    <Base.Root
      checked={checked}
      indeterminate={mixed}
      disabled={disabled}
      aria-label={label}
      onCheckedChange={onChange}
      className="flex size-3.5 shrink-0 items-center justify-center rounded-xs border border-line-control bg-raised text-on-accent data-checked:border-accent data-checked:bg-accent data-disabled:opacity-50 data-indeterminate:border-accent data-indeterminate:bg-accent"
    >
      <Base.Indicator className="flex data-unchecked:hidden">
        {mixed ? (
          <Minus className="size-3" aria-hidden />
        ) : (
          <Check className="size-3" strokeWidth={3} aria-hidden />
        )}
      </Base.Indicator>
    </Base.Root>
  );
  if (children === undefined) return box;
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the Base UI checkbox inside.
    <label className={cx('flex min-w-0 items-center gap-2 text-sm', className)}>
      {box}
      {children}
    </label>
  );
}
