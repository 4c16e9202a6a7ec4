import type { ReactNode } from 'react';

/** VisuallyHidden: for screen readers alone. Props: children. */
export function VisuallyHidden({ children }: { children: ReactNode }) {
  return <span className="sr-only">{children}</span>;
}
