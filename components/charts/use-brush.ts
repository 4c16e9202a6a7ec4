import { type KeyboardEvent, type MouseEvent, type PointerEvent, useRef, useState } from 'react';
import type { TimelineModel } from '#lib/core/chart/timeline-model.ts';
import { bucketAt, type PlotArea, seriesAt } from './plot-area.ts';

/** Buckets from `anchor` to `head`, both within. */
export interface Brush {
  readonly anchor: number;
  readonly head: number;
}

interface Options {
  readonly model: TimelineModel;
  readonly plot: PlotArea;
  readonly onZoom: (span: { from: number; to: number }) => void;
  readonly onPick: (series: number) => void;
  /** What else a bar leads to: its place in `buckets`, and where on the screen it was asked. */
  readonly onMenu: ((bucket: number, at: { x: number; y: number }) => void) | undefined;
}

/** A pointer has to travel this far, in px, before a click becomes a drag. */
const dragDistance = 4;

/** What pointer and keys do over the bars: read, drag or Shift+arrows to select, Enter to zoom. */
export function useBrush({ model, plot, onZoom, onPick, onMenu }: Options) {
  const [cursor, setCursor] = useState<{ bucket: number; series: number | null } | null>(null);
  const [brush, setBrush] = useState<Brush | null>(null);
  const start = useRef<{ x: number; bucket: number } | null>(null);
  const last = model.buckets.length - 1;

  const clear = () => {
    start.current = null;
    setBrush(null);
  };
  const zoom = (selected: Brush) => {
    const [first, final] = [
      Math.min(selected.anchor, selected.head),
      Math.max(selected.anchor, selected.head),
    ];
    const [from, to] = [model.buckets[first]?.from, model.buckets[final]?.to];
    clear();
    setCursor(null);
    if (from !== undefined && to !== undefined) onZoom({ from, to });
  };
  const locate = (event: MouseEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const x = event.clientX - box.left;
    const bucket = bucketAt(model, x, plot);
    return { x, bucket, series: seriesAt(model, bucket, event.clientY - box.top, plot) };
  };

  const pointer = {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      const { x, bucket } = locate(event);
      start.current = { x, bucket };
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      const { x, bucket, series } = locate(event);
      if (cursor?.bucket !== bucket || cursor.series !== series) setCursor({ bucket, series });
      if (start.current === null) return;
      if (brush !== null || Math.abs(x - start.current.x) >= dragDistance)
        setBrush({ anchor: start.current.bucket, head: bucket });
    },
    onPointerUp(event: PointerEvent<HTMLElement>) {
      const { series } = locate(event);
      if (start.current !== null && brush !== null) zoom(brush);
      else if (start.current !== null && series !== null) onPick(series);
      start.current = null;
    },
    onPointerCancel: clear,
    onContextMenu(event: MouseEvent<HTMLElement>) {
      // The browser's own menu stays with Shift.
      if (onMenu === undefined || event.shiftKey) return;
      event.preventDefault();
      clear();
      onMenu(locate(event).bucket, { x: event.clientX, y: event.clientY });
    },
    onPointerLeave() {
      if (start.current === null) setCursor(null);
    },
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const at = cursor?.bucket ?? (event.key === 'ArrowLeft' ? last + 1 : -1);
    const target = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: last }[event.key];
    if (target !== undefined) {
      const bucket = Math.min(Math.max(target, 0), last);
      setBrush(
        event.shiftKey ? { anchor: brush?.anchor ?? Math.min(Math.max(at, 0), last), head: bucket } : null,
      );
      setCursor({ bucket, series: null });
    } else if ((event.key === ' ' || event.key === 'm') && cursor !== null && onMenu !== undefined) {
      const box = event.currentTarget.getBoundingClientRect();
      const x = box.left + ((cursor.bucket + 0.5) / model.buckets.length) * box.width;
      onMenu(cursor.bucket, { x, y: box.top + box.height / 2 });
    } else if (event.key === 'Enter' && cursor !== null) zoom(brush ?? { anchor: at, head: at });
    else if (event.key === 'Escape' && (brush !== null || cursor !== null)) {
      clear();
      setCursor(null);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return { cursor, brush, pointer, onKeyDown, leave: () => setCursor(null) };
}
