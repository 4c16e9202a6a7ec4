'use client';
import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { cx } from './cx.ts';
import { IconButton } from './icon-button.tsx';

interface Props {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  /** Buttons at the foot, the main one last. */
  actions?: ReactNode;
  className?: string;
  children?: ReactNode;
}

/** Dialog: modal; focus is held and Esc closes. Props: open, onOpenChange, title, description, actions, className, children. */
export function Dialog({ open, onOpenChange, title, description, actions, className, children }: Props) {
  const popup = useRef<HTMLDivElement>(null);
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-backdrop transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Popup
          ref={popup}
          // A dialog without a field takes the focus itself: its Close button would open a tooltip.
          initialFocus={() => popup.current?.querySelector('input, textarea, select') ?? popup.current}
          className={cx(
            'popup fixed top-[12vh] left-1/2 z-50 flex max-h-[76vh] w-[480px] max-w-[calc(100vw-32px)] -translate-x-1/2 flex-col',
            className,
          )}
        >
          <header className="flex items-start gap-2 px-4 pt-3 pb-2">
            <div className="min-w-0 flex-1">
              <Base.Title className="text-base font-semibold">{title}</Base.Title>
              {description && (
                <Base.Description className="text-sm text-muted">{description}</Base.Description>
              )}
            </div>
            <Base.Close
              render={
                <IconButton label="Close" keys="Esc" size="sm">
                  <X aria-hidden />
                </IconButton>
              }
            />
          </header>
          <div className="min-h-0 flex-1 overflow-auto px-4 pb-4">{children}</div>
          {actions && (
            <footer className="flex justify-end gap-2 border-t border-line px-4 py-3">{actions}</footer>
          )}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
