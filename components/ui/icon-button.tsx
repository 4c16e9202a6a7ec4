import { Button as BaseButton } from '@base-ui/react/button';
import type { ComponentProps } from 'react';
import { cx } from './cx.ts';
import { Tooltip } from './tooltip.tsx';

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'className' | 'aria-label'> {
  /** What it does: the accessible name and the tooltip. */
  label: string;
  /** Keys shown in the tooltip, as `Kbd` spells them. */
  keys?: string;
  size?: 'sm' | 'md';
  pressed?: boolean;
  className?: string;
}

/** IconButton: one 16 px icon. Props: label, keys, size (sm 24 px | md 28 px), pressed, and a button's own. */
export function IconButton({ label, keys, size = 'md', pressed, className, ...rest }: IconButtonProps) {
  return (
    <Tooltip content={label} keys={keys}>
      <BaseButton
        aria-label={label}
        aria-pressed={pressed}
        className={cx(
          'inline-flex shrink-0 items-center justify-center rounded-sm text-muted transition-colors duration-75',
          'hover:bg-hover hover:text-ink data-popup-open:bg-hover aria-pressed:bg-accent-soft aria-pressed:text-accent',
          'data-disabled:opacity-40 data-disabled:pointer-events-none [&_svg]:size-4',
          size === 'sm' ? 'size-6' : 'size-7',
          className,
        )}
        {...rest}
      />
    </Tooltip>
  );
}
