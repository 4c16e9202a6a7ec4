'use client';
import { useRouter } from 'next/navigation';
import { type KeyboardEvent, type PointerEvent, useEffect, useEffectEvent, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { cx } from '#components/ui/cx.ts';
import { ValueText } from '#components/ui/value-text.tsx';
import {
  type Folds,
  type GraphModel,
  neighbour,
  nodeHeight,
  nodeWidth,
} from '#lib/core/roles/layout-graph.ts';
import { sessionHref } from '#lib/core/roles/role-hrefs.ts';
import { formatCount } from '#lib/core/text/format-number.ts';
import { ChainLinks } from './chain-links.tsx';
import { ChainNode } from './chain-node.tsx';
import { GraphControls } from './graph-controls.tsx';
import { useGraphPlace } from './use-graph-place.ts';
import { useNodesInSight } from './use-nodes-in-sight.ts';
import { usePan } from './use-pan.ts';

interface Props {
  model: GraphModel;
  /** The session in question, by its key. */
  self: string;
  folds: Folds;
  onFolds: (folds: Folds) => void;
  /** Null where everything is open, or is as it began. */
  onOpenAll: (() => void) | null;
  onFold: (() => void) | null;
  viewZone: string;
  className?: string;
}

const ways = { ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down' } as const;
/** Below this, a node shows its name alone, larger. */
const far = 0.65;

/** ChainGraph: sessions from left to right, accounts as lanes; drag pans, arrows move, Enter opens. Props: model, self, folds, onFolds, onOpenAll, onFold, viewZone, className. */
export function ChainGraph({ model, self, folds, onFolds, onOpenAll, onFold, viewZone, className }: Props) {
  const router = useRouter();
  const scroller = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState(self);
  const [pointed, setPointed] = useState<string | null>(null);
  const place = useGraphPlace(scroller, model);
  const { scale } = place;
  const pan = usePan(scroller);
  const here = model.nodes.some(({ row }) => row.key === current)
    ? current
    : (model.nodes[0]?.row.key ?? self);

  const drawn = useNodesInSight(scroller, scale, model.nodes, new Set([self, here]));

  const selfX = model.nodes.find(({ row }) => row.key === self)?.x ?? 0;
  const showSelf = useEffectEvent(() => {
    const box = scroller.current;
    box?.scrollTo(selfX - box.clientWidth / 2 + nodeWidth / 2, 0);
  });
  useEffect(() => showSelf(), []);

  const fold = (held: string, next: Folds) => {
    place.hold(held);
    onFolds(next);
  };
  const toggle = (key: string) => {
    const closed = new Set(folds.closed);
    if (!closed.delete(key)) closed.add(key);
    fold(key, { ...folds, closed });
  };
  const goTo = (key: string) => {
    // It may be out of sight, and so not in the page yet.
    flushSync(() => setCurrent(key));
    document.getElementById(`node-${key}`)?.focus();
  };
  const fit = () => place.zoomTo(Math.min(1, (scroller.current?.clientWidth ?? 0) / model.width));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === ' ' && event.target instanceof HTMLButtonElement) return;
    const act = {
      ' ': () => toggle(here),
      '+': place.larger,
      '=': place.larger,
      '-': place.smaller,
      '0': fit,
    }[event.key];
    const way = event.key in ways ? ways[event.key as keyof typeof ways] : null;
    if (act === undefined && way === null) return;
    event.preventDefault();
    act?.();
    const next = way === null ? null : neighbour(model, here, way);
    if (next !== null) goTo(next);
  };
  const onPointerOver = ({ target }: PointerEvent) => {
    const node = target instanceof Element ? target.closest<HTMLElement>('[data-key]') : null;
    setPointed(node?.dataset.key ?? null);
  };
  // Nodes are drawn anew for what they show alone: their acts stay the same.
  const latest = useRef({ toggle, open: (_key: string) => {} });
  useEffect(() => {
    latest.current = { toggle, open: (key) => router.push(sessionHref(key, viewZone)) };
  });
  const [acts] = useState(() => ({
    onFocus: (key: string) => setCurrent(key),
    onOpen: (key: string) => latest.current.open(key),
    onToggle: (key: string) => latest.current.toggle(key),
  }));

  return (
    <div className={cx('relative flex min-h-0 flex-col', className)}>
      <GraphControls
        onSmaller={place.smaller}
        onLarger={place.larger}
        onFit={fit}
        onOpenAll={onOpenAll && (() => [place.hold(here), onOpenAll()])}
        onFold={onFold && (() => [place.hold(self), onFold()])}
      />
      <div
        ref={scroller}
        {...pan}
        className="min-h-0 flex-1 cursor-grab overflow-auto active:cursor-grabbing [overflow-anchor:none]"
      >
        <div style={{ width: model.width * scale, height: model.height * scale, minWidth: '100%' }}>
          {/* biome-ignore lint/a11y/useSemanticElements: a graph has no element of its own. */}
          <div
            role="group"
            aria-label="Chain graph. Arrows move along links, Enter opens a session, Space folds what is below it, plus and minus zoom."
            data-far={scale < far || undefined}
            onKeyDown={onKeyDown}
            onPointerOver={onPointerOver}
            onPointerLeave={() => setPointed(null)}
            style={{
              width: model.width,
              height: model.height,
              minWidth: `${100 / scale}%`,
              transform: `scale(${scale})`,
              ['--far-size' as string]: `${Math.min(24, Math.round(11 / scale))}px`,
            }}
            className="group/graph relative origin-top-left"
          >
            {model.lanes.map((lane, at) => (
              <div
                key={lane.account}
                style={{ top: lane.y, height: lane.height, fontSize: 11 / Math.min(1, scale) }}
                className={cx('absolute inset-x-0 border-line text-muted', at > 0 && 'border-t')}
              >
                <span className="sticky top-0 left-0 z-10 inline-block rounded-br-sm bg-surface/85 py-1 pr-2 pl-4 leading-none">
                  {lane.account === null ? (
                    'account not recorded'
                  ) : (
                    <>
                      <span className="group-data-far/graph:hidden">account </span>
                      <ValueText value={lane.account} />
                    </>
                  )}
                </span>
              </div>
            ))}
            <ChainLinks model={model} around={pointed ?? here} />
            {drawn.map(({ row, x, y, hidden, children }) => (
              <ChainNode
                key={row.key}
                row={row}
                x={x}
                y={y}
                hidden={hidden}
                opened={children}
                isSelf={row.key === self}
                isCurrent={row.key === here}
                isClosed={folds.closed.has(row.key)}
                viewZone={viewZone}
                acts={acts}
              />
            ))}
            {model.rests.map((rest) => (
              <button
                key={rest.parent}
                type="button"
                onClick={() => {
                  goTo(rest.parent);
                  fold(rest.parent, { ...folds, whole: new Set([...folds.whole, rest.parent]) });
                }}
                style={{ left: rest.x, top: rest.y, width: nodeWidth, height: nodeHeight }}
                className="absolute rounded-sm border border-line-control border-dashed bg-surface text-xs text-muted group-data-far/graph:text-(length:--far-size) hover:bg-hover hover:text-ink"
              >
                {formatCount(rest.count)} more
              </button>
            ))}
          </div>
        </div>
      </div>
    </div>
  );
}
