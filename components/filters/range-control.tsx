'use client';
import { CalendarClock, ChevronLeft, ChevronRight, RotateCcw, ZoomOut } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { Popover } from '#components/ui/popover.tsx';
import type { ChangeView } from '#lib/browser/use-view.ts';
import { type Span, shiftSpan, spanOf, zoomOut } from '#lib/core/view/edit-view.ts';
import type { TimeRange, View } from '#lib/core/view/view.ts';
import { RangeForm } from './range-form.tsx';
import { rangeText } from './range-text.ts';

interface Props {
  view: View;
  /** What its range means now; null where that is unknown. */
  spanNow: () => Span | null;
  /** As `useZone` gives it. */
  zone: string;
  onView: ChangeView;
}

/** RangeControl: the time asked for; earlier, later, wider, all. Props: view, spanNow, zone, onView. */
export function RangeControl({ view, spanNow, zone, onView }: Props) {
  const { range } = view;
  const onRange = (next: TimeRange) => onView((now) => ({ ...now, range: next }));
  const [open, setOpen] = useState(false);
  const moves = range.kind === 'relative' || range.kind === 'absolute';
  // From the range of the moment: a second press may come before the first one shows.
  const go = (change: (span: Span) => TimeRange) =>
    onView((now) => {
      const span = now.range.kind === 'absolute' ? spanOf(now.range, null) : spanNow();
      return span === null ? now : { ...now, range: change(span) };
    });
  const choose = (next: TimeRange) => {
    setOpen(false);
    onRange(next);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset draws a box and a legend that nobody needs here.
    <div role="group" aria-label="Time range" className="flex items-center">
      <IconButton
        size="sm"
        label="Earlier by the width of the window"
        disabled={!moves}
        onClick={() => go((span) => shiftSpan(span, -1))}
      >
        <ChevronLeft aria-hidden />
      </IconButton>
      <Popover
        label="Time range"
        open={open}
        onOpenChange={setOpen}
        className="w-96"
        trigger={
          <Button size="sm" icon={<CalendarClock aria-hidden />}>
            <span className="tabular-nums">{rangeText(range, zone)}</span>
          </Button>
        }
      >
        <RangeForm range={range} spanNow={spanNow} zone={zone} onRange={choose} />
      </Popover>
      <IconButton
        size="sm"
        label="Later by the width of the window"
        disabled={!moves}
        onClick={() => go((span) => shiftSpan(span, 1))}
      >
        <ChevronRight aria-hidden />
      </IconButton>
      <IconButton size="sm" label="Zoom out" disabled={!moves} onClick={() => go(zoomOut)}>
        <ZoomOut aria-hidden />
      </IconButton>
      <IconButton
        size="sm"
        label="All time"
        disabled={range.kind === 'all'}
        onClick={() => onRange({ kind: 'all' })}
      >
        <RotateCcw aria-hidden />
      </IconButton>
    </div>
  );
}
