'use client';
import { Tooltip as Base } from '@base-ui/react/tooltip';
import type { ReactElement, ReactNode } from 'react';
import { Kbd } from './kbd.tsx';

interface Props {
  content: ReactNode;
  /** Keys shown after the text. */
  keys?: string | undefined;
  side?: 'top' | 'bottom' | 'left' | 'right';
  /** The element described; it receives the handlers. */
  children: ReactElement;
}

/** Tooltip. Props: content, keys, side, one child element. Needs TooltipProvider above for shared delays. */
export function Tooltip({ content, keys, side = 'bottom', children }: Props) {
  return (
    <Base.Root>
      <Base.Trigger render={children} />
      <Base.Portal>
        <Base.Positioner side={side} sideOffset={6} collisionPadding={8} className="z-50">
          <Base.Popup className="popup flex max-w-96 items-center gap-2 px-2 py-1 text-xs break-words">
            {content}
            {keys && <Kbd keys={keys} />}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

/** Once, near the root: neighbours open without delay after the first. */
export function TooltipProvider({ children }: { children: ReactNode }) {
  return <Base.Provider delay={350}>{children}</Base.Provider>;
}
