'use client';
import { Popover } from '@base-ui/react/popover';
import { type ReactNode, useRef, useState } from 'react';
import { fieldLabel } from '#components/filters/field-label.ts';
import type { ChangeView } from '#lib/browser/use-view.ts';
import type { View } from '#lib/core/view/view.ts';
import { StatisticsContext } from './statistics-context.ts';
import { StatisticsPanel } from './statistics-panel.tsx';

interface Props {
  /** The View whose events are looked at. */
  view: View;
  zone: string;
  onView: ChangeView;
  children: ReactNode;
}

/** FieldStatistics: lets everything in it show what a field holds, in one panel. Props: view, zone, onView, children. */
export function FieldStatistics({ view, zone, onView, children }: Props) {
  const [shown, setShown] = useState<{ field: string; anchor: Element } | null>(null);
  const popup = useRef<HTMLDivElement>(null);
  return (
    <StatisticsContext value={(field, anchor) => setShown({ field, anchor })}>
      <div className="flex min-h-0 flex-1">{children}</div>
      <Popover.Root open={shown !== null} onOpenChange={(open) => !open && setShown(null)}>
        <Popover.Portal>
          <Popover.Positioner
            anchor={shown?.anchor}
            side="right"
            align="start"
            sideOffset={8}
            collisionPadding={8}
            className="z-50"
          >
            <Popover.Popup
              ref={popup}
              // Its Close button would open a tooltip, which then takes the first Esc.
              initialFocus={popup}
              // The tooltip of what opened it may still be there and take Esc for itself.
              onKeyDown={(event) => event.key === 'Escape' && setShown(null)}
              aria-label={shown === null ? undefined : `Statistics of ${fieldLabel(shown.field)}`}
              className="popup flex max-h-(--available-height) w-96 max-w-(--available-width) flex-col overflow-hidden"
            >
              {shown !== null && (
                <StatisticsPanel
                  key={shown.field}
                  field={shown.field}
                  view={view}
                  zone={zone}
                  onView={onView}
                  onClose={() => setShown(null)}
                />
              )}
            </Popover.Popup>
          </Popover.Positioner>
        </Popover.Portal>
      </Popover.Root>
    </StatisticsContext>
  );
}
