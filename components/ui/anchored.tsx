'use client';
import { Menu } from '@base-ui/react/menu';
import { Popover } from '@base-ui/react/popover';
import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { cx } from './cx.ts';

/** An element, or a place on the screen. */
export type Anchor = Element | { getBoundingClientRect(): DOMRect };

interface Props {
  /** What it hangs on; null while it is closed. */
  anchor: Anchor | null;
  /** Accessible name of the popup. */
  label: string | undefined;
  onClose: () => void;
  className?: string;
  children: ReactNode;
}

const placing = { align: 'start', collisionPadding: 8, className: 'z-50' } as const;

interface MenuProps extends Props {
  /** Where the keyboard goes afterwards, unless a button opened it. */
  returnFocus?: RefObject<HTMLElement | null>;
}

/** AnchoredMenu: actions hung on whatever was clicked; one for a whole list or chart. Props: anchor, label, onClose, className, returnFocus, children (the parts of Menu). */
export function AnchoredMenu({ anchor, label, onClose, className, returnFocus, children }: MenuProps) {
  const opener = useRef<Anchor | null>(null);
  useEffect(() => {
    if (anchor !== null) opener.current = anchor;
  }, [anchor]);
  return (
    <Menu.Root open={anchor !== null} onOpenChange={(open) => !open && onClose()} modal={false}>
      <Menu.Portal>
        <Menu.Positioner {...placing} anchor={anchor} side="bottom" sideOffset={4}>
          <Menu.Popup
            // The cells of a grid have no focus of their own.
            finalFocus={() =>
              opener.current instanceof HTMLButtonElement ? opener.current : (returnFocus?.current ?? true)
            }
            aria-label={label}
            className={cx('popup p-1', className)}
          >
            {anchor !== null && children}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

/** AnchoredPanel: something to read or fill in, beside what was clicked. Props: anchor, label, onClose, className, children. */
export function AnchoredPanel({ anchor, label, onClose, className, children }: Props) {
  const popup = useRef<HTMLDivElement>(null);
  return (
    <Popover.Root open={anchor !== null} onOpenChange={(open) => !open && onClose()}>
      <Popover.Portal>
        <Popover.Positioner {...placing} anchor={anchor} side="right" sideOffset={8}>
          <Popover.Popup
            ref={popup}
            // Its Close button would open a tooltip, which then takes the first Esc.
            initialFocus={popup}
            // The tooltip of what opened it may still be there and take Esc for itself.
            onKeyDown={(event) => event.key === 'Escape' && onClose()}
            aria-label={label}
            className={cx('popup max-h-(--available-height) max-w-(--available-width)', className)}
          >
            {anchor !== null && children}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
