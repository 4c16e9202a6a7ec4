'use client';
import { X } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { cx } from './cx.ts';
import { IconButton } from './icon-button.tsx';
import { useDragWidth } from './use-drag-width.ts';

interface Props {
  title: ReactNode;
  /** Buttons in the header, before Close. */
  actions?: ReactNode;
  onClose: () => void;
  /** Starting width in px; the reader drags the edge, or uses the arrow keys on it. */
  width?: number;
  minWidth?: number;
  maxWidth?: number;
  onWidthChange?: (width: number) => void;
  /** Moves focus into the sheet when it opens. Leave off where a list keeps the keyboard. */
  takeFocus?: boolean;
  className?: string;
  children: ReactNode;
}

/**
 * Drawer: a side sheet in the flow, beside a list that stays in use; put both in a flex row.
 * Esc anywhere outside a popup closes it. Props: title, actions, onClose, width, minWidth, maxWidth,
 * onWidthChange, takeFocus, className, children.
 */
export function Drawer({ title, actions, onClose, takeFocus, className, children, ...size }: Props) {
  const titleId = useId();
  const sheet = useRef<HTMLElement>(null);
  const { width, separator } = useDragWidth(size);
  useEffect(() => {
    if (takeFocus) sheet.current?.focus({ preventScroll: true });
  }, [takeFocus]);
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      const target = event.target instanceof Element ? event.target : null;
      // A popup above has the first claim on Esc, and so has a field that still holds text.
      if (target?.closest('[role="dialog"],[role="menu"],[role="listbox"]')) return;
      onClose();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [onClose]);

  return (
    <aside
      ref={sheet}
      tabIndex={-1}
      aria-labelledby={titleId}
      style={{ width }}
      className={cx(
        'relative flex h-full max-w-full shrink-0 flex-col border-l border-line bg-surface outline-none',
        className,
      )}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: a focusable separator is the window splitter pattern; hr takes no keys. */}
      <div
        role="separator"
        aria-orientation="vertical"
        aria-label="Width of the panel"
        tabIndex={0}
        aria-valuenow={width}
        {...separator}
        className="absolute inset-y-0 -left-1 z-10 w-2 cursor-col-resize touch-none hover:bg-accent/30 focus-visible:bg-accent/40 focus-visible:outline-none"
      />
      <header className="flex min-h-11 shrink-0 items-center gap-1 border-b border-line py-1.5 pr-2 pl-4">
        <h2 id={titleId} className="min-w-0 flex-1 truncate text-base font-semibold">
          {title}
        </h2>
        {actions}
        <IconButton label="Close" keys="Esc" onClick={onClose}>
          <X aria-hidden />
        </IconButton>
      </header>
      <div className="tray-room min-h-0 flex-1 overflow-auto">{children}</div>
    </aside>
  );
}
