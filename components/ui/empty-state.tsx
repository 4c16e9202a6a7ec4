import type { ReactNode } from 'react';
import { cx } from './cx.ts';

interface Props {
  icon?: ReactNode;
  title: string;
  /** Why it is empty and what would change that. */
  children?: ReactNode;
  actions?: ReactNode;
  className?: string;
}

/** EmptyState: nothing here, and why. Props: icon, title, children, actions, className. */
export function EmptyState({ icon, title, children, actions, className }: Props) {
  return (
    <div className={cx('flex flex-col items-center justify-center gap-1 px-6 py-10 text-center', className)}>
      {icon && <span className="mb-1 text-faint [&_svg]:size-5">{icon}</span>}
      <p className="text-sm font-medium">{title}</p>
      {children && <div className="max-w-md text-sm text-muted">{children}</div>}
      {actions && <div className="mt-3 flex flex-wrap justify-center gap-2">{actions}</div>}
    </div>
  );
}
