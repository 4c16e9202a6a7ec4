'use client';
import { type ReactNode, useState } from 'react';
import { fieldLabel } from '#components/filters/field-label.ts';
import { AnchoredPanel } from '#components/ui/anchored.tsx';
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
  return (
    <StatisticsContext value={(field, anchor) => setShown({ field, anchor })}>
      <div className="flex min-h-0 flex-1">{children}</div>
      <AnchoredPanel
        anchor={shown?.anchor ?? null}
        label={shown === null ? undefined : `Statistics of ${fieldLabel(shown.field)}`}
        onClose={() => setShown(null)}
        className="flex w-96 flex-col overflow-hidden"
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
      </AnchoredPanel>
    </StatisticsContext>
  );
}
