import type { ReactNode } from 'react';
import { cx } from './cx.ts';

interface Props {
  title?: ReactNode;
  /** A figure or hint after the title. */
  hint?: ReactNode;
  actions?: ReactNode;
  /** The body reaches the edges: for tables and lists. */
  flush?: boolean;
  className?: string;
  children: ReactNode;
}

/** Panel: a titled surface. Props: title, hint, actions, flush, className, children. */
export function Panel({ title, hint, actions, flush, className, children }: Props) {
  return (
    <section className={cx('flex min-w-0 flex-col rounded-md border border-line bg-surface', className)}>
      {(title || actions) && (
        <header className="flex h-10 shrink-0 items-center gap-2 border-b border-line pr-2 pl-3">
          {title && <h2 className="shrink-0 truncate text-sm font-semibold">{title}</h2>}
          {hint && <span className="shrink-0 truncate text-xs text-faint">{hint}</span>}
          <span className="ml-auto flex min-w-0 items-center gap-1">{actions}</span>
        </header>
      )}
      <div className={cx('min-h-0 flex-1', !flush && 'p-3')}>{children}</div>
    </section>
  );
}
