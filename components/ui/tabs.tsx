'use client';
import { Tabs as Base } from '@base-ui/react/tabs';
import type { ReactNode } from 'react';
import { cx } from './cx.ts';

interface Props<T extends string> {
  label: string;
  value: T;
  onChange: (value: T) => void;
  tabs: readonly { value: T; label: ReactNode; count?: ReactNode; panel: ReactNode }[];
  className?: string;
  /** Classes of the strip of tabs, for its padding. */
  listClassName?: string;
}

/** Tabs: underlined, with panels. Props: label, value, onChange, tabs ({ value, label, count, panel }), className, listClassName. */
export function Tabs<T extends string>({ label, value, onChange, tabs, className, listClassName }: Props<T>) {
  return (
    <Base.Root
      value={value}
      onValueChange={(next: T) => onChange(next)}
      className={cx('flex min-h-0 flex-col', className)}
    >
      <Base.List
        aria-label={label}
        className={cx('flex shrink-0 items-stretch gap-4 border-b border-line', listClassName)}
      >
        {tabs.map((tab) => (
          <Base.Tab
            key={tab.value}
            value={tab.value}
            className="-mb-px flex h-9 items-center gap-1.5 border-b-2 border-transparent text-sm text-muted hover:text-ink data-active:border-accent data-active:font-medium data-active:text-ink"
          >
            {tab.label}
            {tab.count !== undefined && <span className="text-xs font-normal text-faint">{tab.count}</span>}
          </Base.Tab>
        ))}
      </Base.List>
      {tabs.map((tab) => (
        <Base.Panel key={tab.value} value={tab.value} className="min-h-0 flex-1 outline-none">
          {tab.panel}
        </Base.Panel>
      ))}
    </Base.Root>
  );
}
