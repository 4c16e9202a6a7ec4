'use client';
import { Search, X } from 'lucide-react';
import type { Ref } from 'react';
import { cx } from './cx.ts';
import { Kbd } from './kbd.tsx';
import { inputClass } from './text-input.tsx';

interface Props {
  value: string;
  onChange: (value: string) => void;
  /** Accessible name. */
  label: string;
  placeholder?: string;
  /** A key shown while empty, such as `/`; the page binds it. */
  keys?: string;
  autoFocus?: boolean;
  ref?: Ref<HTMLInputElement>;
  className?: string;
}

/** SearchInput: controlled text with clear; Esc clears first. Props: value, onChange, label, placeholder, keys, autoFocus, ref, className. */
export function SearchInput({ value, onChange, label, placeholder, keys, autoFocus, ref, className }: Props) {
  return (
    <span className={cx('relative flex items-center', className)}>
      <Search className="pointer-events-none absolute left-2 size-3.5 text-faint" aria-hidden />
      <input
        ref={ref}
        // biome-ignore lint/a11y/noAutofocus: it appears because somebody asked for it.
        autoFocus={autoFocus}
        value={value}
        aria-label={label}
        placeholder={placeholder}
        spellCheck={false}
        autoComplete="off"
        className={cx(inputClass, 'pr-7 pl-7')}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || value === '') return;
          event.preventDefault();
          onChange('');
        }}
      />
      <span className="absolute right-1 flex items-center">
        {value !== '' ? (
          <button
            type="button"
            aria-label="Clear"
            onClick={() => onChange('')}
            className="flex size-5 items-center justify-center rounded-xs text-muted hover:text-ink"
          >
            <X className="size-3.5" aria-hidden />
          </button>
        ) : (
          keys && <Kbd keys={keys} />
        )}
      </span>
    </span>
  );
}
