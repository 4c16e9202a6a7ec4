import type { ReactNode } from 'react';

interface Props {
  title: ReactNode;
  /** A figure or a place after the title. */
  hint?: ReactNode;
  actions?: ReactNode;
}

/** The 44 px strip at the head of every page. Its title is the page's h1. */
export function PageHeader({ title, hint, actions }: Props) {
  return (
    <header className="flex h-(--header-height) shrink-0 items-center gap-3 border-b border-line bg-canvas px-4">
      <h1 className="min-w-0 truncate text-base font-semibold">{title}</h1>
      {hint && <div className="max-w-1/2 shrink-0 truncate text-xs text-muted">{hint}</div>}
      <div className="ml-auto flex shrink-0 items-center gap-2">{actions}</div>
    </header>
  );
}
