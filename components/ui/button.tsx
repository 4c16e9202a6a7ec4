import { Button as BaseButton } from '@base-ui/react/button';
import type { ComponentProps, ReactNode } from 'react';
import { cx } from './cx.ts';

const looks = {
  primary: 'bg-ink text-on-ink hover:not-data-disabled:bg-muted',
  secondary:
    'bg-surface text-ink ring-1 ring-inset ring-line-strong hover:not-data-disabled:bg-hover data-popup-open:bg-hover',
  ghost:
    'text-muted hover:not-data-disabled:bg-hover hover:not-data-disabled:text-ink data-popup-open:bg-hover',
  danger: 'bg-surface text-danger ring-1 ring-inset ring-line-strong hover:not-data-disabled:bg-danger-soft',
} as const;
const sizes = {
  sm: 'h-6 px-2 text-xs gap-1',
  md: 'h-7 px-2.5 text-sm gap-1.5',
  lg: 'h-8 px-3 text-sm gap-2',
};

export interface ButtonProps extends Omit<ComponentProps<'button'>, 'className'> {
  look?: keyof typeof looks;
  size?: keyof typeof sizes;
  /** Shown before the text, 14 px. */
  icon?: ReactNode;
  className?: string;
}

/** Button. Props: look (primary | secondary | ghost | danger), size (sm | md | lg), icon, and a button's own. */
export function Button({ look = 'secondary', size = 'md', icon, className, children, ...rest }: ButtonProps) {
  return (
    <BaseButton className={cx(buttonClass(look, size), className)} {...rest}>
      {icon}
      {children}
    </BaseButton>
  );
}

/** For links that look like buttons. */
export function buttonClass(look: keyof typeof looks = 'secondary', size: keyof typeof sizes = 'md'): string {
  return cx(
    'inline-flex shrink-0 items-center justify-center rounded-sm font-medium whitespace-nowrap select-none',
    'transition-colors duration-75 data-disabled:opacity-50 data-disabled:cursor-not-allowed [&_svg]:size-3.5 [&_svg]:shrink-0',
    looks[look],
    sizes[size],
  );
}
