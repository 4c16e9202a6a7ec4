import { Input } from '@base-ui/react/input';
import type { ComponentProps } from 'react';
import { cx } from './cx.ts';

export const inputClass =
  'h-7 w-full min-w-0 rounded-sm border border-line-control bg-raised px-2 text-sm text-ink outline-none focus-visible:border-accent focus-visible:ring-1 focus-visible:ring-accent data-disabled:opacity-50 data-invalid:border-danger';

export interface TextInputProps extends Omit<ComponentProps<'input'>, 'className'> {
  /** Monospace, for ids and timestamps. */
  mono?: boolean;
  className?: string;
}

/** TextInput: 28 px high. Props: mono, and an input's own. Inside a Field it takes the label and the error. */
export function TextInput({ mono, className, ...rest }: TextInputProps) {
  return (
    <Input
      spellCheck={false}
      autoComplete="off"
      className={cx(inputClass, mono && 'font-mono text-xs', className)}
      {...rest}
    />
  );
}
