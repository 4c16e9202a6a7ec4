'use client';
import { Toggle } from '@base-ui/react/toggle';
import { ToggleGroup } from '@base-ui/react/toggle-group';
import type { ReactNode } from 'react';

interface Props<T extends string> {
  label: string;
  value: T;
  onChange: (value: T) => void;
  /** `title` names an option that shows only an icon. */
  options: readonly { value: T; label: ReactNode; title?: string }[];
}

/** SegmentedControl: one of two to five, all visible; arrows move. Props: label, value, onChange, options. */
export function SegmentedControl<T extends string>({ label, value, onChange, options }: Props<T>) {
  return (
    <ToggleGroup
      aria-label={label}
      value={[value]}
      onValueChange={(next) => {
        const chosen = options.find((option) => option.value === next[0]);
        if (chosen) onChange(chosen.value);
      }}
      className="inline-flex h-7 shrink-0 items-center gap-px rounded-sm bg-sunken p-0.5 ring-1 ring-line ring-inset"
    >
      {options.map((option) => (
        <Toggle
          key={option.value}
          value={option.value}
          aria-label={option.title}
          title={option.title}
          className="flex h-6 items-center gap-1 rounded-xs px-2 text-xs font-medium text-muted hover:text-ink data-pressed:bg-raised data-pressed:text-ink data-pressed:shadow-[0_0_0_1px_var(--line-strong)] [&_svg]:size-3.5"
        >
          {option.label}
        </Toggle>
      ))}
    </ToggleGroup>
  );
}
