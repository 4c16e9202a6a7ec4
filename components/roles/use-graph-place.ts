import { type RefObject, useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react';
import type { GraphModel } from '#lib/core/roles/layout-graph.ts';

const least = 0.4;
const most = 1.6;
const step = 1.25;

/** Which part of a graph is in sight, and how large. */
interface GraphPlace {
  readonly scale: number;
  readonly larger: () => void;
  readonly smaller: () => void;
  readonly zoomTo: (scale: number) => void;
  /** This node stays where it is on the screen when the next model is laid out. */
  readonly hold: (key: string) => void;
}

const spotOf = (model: GraphModel, key: string) => model.nodes.find(({ row }) => row.key === key);

/** Scale and scroll of a graph's box: what is in its middle, or under a pointer that zooms, stays there. */
export function useGraphPlace(scroller: RefObject<HTMLElement | null>, model: GraphModel): GraphPlace {
  const [scale, setScale] = useState(1);
  const fixed = useRef<{ left: number; top: number; x: number; y: number } | null>(null);
  const held = useRef<{ key: string; x: number; y: number } | null>(null);

  const zoomTo = (wanted: number, at?: { left: number; top: number }) => {
    const box = scroller.current;
    const next = Math.min(most, Math.max(least, wanted));
    if (box === null || next === scale) return;
    const { left, top } = at ?? { left: box.clientWidth / 2, top: box.clientHeight / 2 };
    fixed.current = { left, top, x: (box.scrollLeft + left) / scale, y: (box.scrollTop + top) / scale };
    setScale(next);
  };
  useLayoutEffect(() => {
    const point = fixed.current;
    fixed.current = null;
    if (point !== null) scroller.current?.scrollTo(point.x * scale - point.left, point.y * scale - point.top);
  }, [scroller, scale]);

  const settle = useEffectEvent(() => {
    const before = held.current;
    held.current = null;
    const now = before === null ? undefined : spotOf(model, before.key);
    if (before !== null && now !== undefined)
      scroller.current?.scrollBy((now.x - before.x) * scale, (now.y - before.y) * scale);
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: with another model nodes lie elsewhere.
  useLayoutEffect(() => settle(), [model]);

  const onWheel = useEffectEvent((event: WheelEvent) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const box = scroller.current?.getBoundingClientRect();
    if (box !== undefined)
      zoomTo(scale * 2 ** (-event.deltaY / 240), { left: event.clientX - box.x, top: event.clientY - box.y });
  });
  useEffect(() => {
    const box = scroller.current;
    // React listens to wheels passively; the browser would zoom the page.
    box?.addEventListener('wheel', onWheel, { passive: false });
    return () => box?.removeEventListener('wheel', onWheel);
  }, [scroller]);

  return {
    scale,
    larger: () => zoomTo(scale * step),
    smaller: () => zoomTo(scale / step),
    zoomTo: (next) => zoomTo(next),
    hold: (key) => {
      const spot = spotOf(model, key);
      held.current = spot === undefined ? null : { key, x: spot.x, y: spot.y };
    },
  };
}
