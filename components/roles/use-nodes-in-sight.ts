import { type RefObject, useEffect, useEffectEvent, useState } from 'react';
import { type GraphNode, nodeHeight, nodeWidth } from '#lib/core/roles/layout-graph.ts';

/** So few nodes are in the page wherever they are. */
const fewNodes = 80;
/** Sight moves in steps of so many px, and reaches so far beyond both edges. */
const stepPx = 400;
const beyondPx = 400;

/** Of a graph with hundreds of nodes, those in sight and around it. Of whatever size, `always` are among them. */
export function useNodesInSight(
  scroller: RefObject<HTMLElement | null>,
  scale: number,
  nodes: readonly GraphNode[],
  always: ReadonlySet<string>,
): readonly GraphNode[] {
  const [sight, setSight] = useState({ left: 0, top: 0, right: 4 * stepPx, bottom: 3 * stepPx });
  const look = useEffectEvent(() => {
    const box = scroller.current;
    if (box === null) return;
    const down = (px: number) => Math.floor(px / scale / stepPx) * stepPx - beyondPx;
    const next = {
      left: down(box.scrollLeft),
      top: down(box.scrollTop),
      right: down(box.scrollLeft + box.clientWidth) + stepPx + 2 * beyondPx,
      bottom: down(box.scrollTop + box.clientHeight) + stepPx + 2 * beyondPx,
    };
    setSight((now) =>
      now.left === next.left && now.top === next.top && now.right === next.right && now.bottom === next.bottom
        ? now
        : next,
    );
  });
  useEffect(() => {
    const box = scroller.current;
    if (box === null) return;
    box.addEventListener('scroll', look, { passive: true });
    const observer = new ResizeObserver(look);
    observer.observe(box);
    return () => {
      box.removeEventListener('scroll', look);
      observer.disconnect();
    };
  }, [scroller]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: at another scale the same box holds more or less.
  useEffect(() => look(), [scale]);

  if (nodes.length <= fewNodes) return nodes;
  return nodes.filter(
    ({ row, x, y }) =>
      always.has(row.key) ||
      (x < sight.right && x + nodeWidth > sight.left && y < sight.bottom && y + nodeHeight > sight.top),
  );
}
