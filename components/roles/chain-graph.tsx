'use client';
import { Maximize2, Minus, Plus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { type KeyboardEvent, useEffect, useEffectEvent, useRef, useState } from 'react';
import { cx } from '#components/ui/cx.ts';
import { IconButton } from '#components/ui/icon-button.tsx';
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
import { ChainNode } from './chain-node.tsx';
import { linkLook } from './link-look.ts';
import { usePan } from './use-pan.ts';

interface Props {
  model: GraphModel;
  /** The session in question, by its key. */
  self: string;
  folds: Folds;
  onFolds: (folds: Folds) => void;
  viewZone: string;
  className?: string;
}

const ways = { ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down' } as const;
const least = 0.4;
const most = 1.6;

/** ChainGraph: sessions from left to right, accounts as lanes; drag pans, arrows move, Enter opens. Props: model, self, folds, onFolds, viewZone, className. */
export function ChainGraph({ model, self, folds, onFolds, viewZone, className }: Props) {
  const router = useRouter();
  const scroller = useRef<HTMLDivElement>(null);
  const [scale, setScale] = useState(1);
  const [current, setCurrent] = useState(self);
  const pan = usePan(scroller);
  const here = model.nodes.some(({ row }) => row.key === current)
    ? current
    : (model.nodes[0]?.row.key ?? self);

  const selfX = model.nodes.find(({ row }) => row.key === self)?.x ?? 0;
  const showSelf = useEffectEvent(() => {
    const box = scroller.current;
    box?.scrollTo(selfX - box.clientWidth / 2 + nodeWidth / 2, 0);
  });
  useEffect(() => showSelf(), []);

  const toggle = (key: string) => {
    const closed = new Set(folds.closed);
    if (!closed.delete(key)) closed.add(key);
    onFolds({ ...folds, closed });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key in ways) {
      event.preventDefault();
      const next = neighbour(model, here, ways[event.key as keyof typeof ways]);
      if (next === null) return;
      setCurrent(next);
      document.getElementById(`node-${next}`)?.focus();
    } else if (event.key === ' ') {
      event.preventDefault();
      toggle(here);
    }
  };
  const zoom = (next: number) => setScale(Math.min(most, Math.max(least, next)));
  const fit = () => {
    const width = scroller.current?.clientWidth ?? 0;
    zoom(Math.min(1, width / model.width));
  };

  return (
    <div className={cx('relative flex min-h-0 flex-col', className)}>
      <div className="absolute right-3 bottom-3 z-10 flex rounded-sm bg-raised ring-1 ring-line-strong">
        <IconButton size="sm" label="Smaller" onClick={() => zoom(scale / 1.25)}>
          <Minus aria-hidden />
        </IconButton>
        <IconButton size="sm" label="Larger" onClick={() => zoom(scale * 1.25)}>
          <Plus aria-hidden />
        </IconButton>
        <IconButton size="sm" label="Fit the width" onClick={fit}>
          <Maximize2 aria-hidden />
        </IconButton>
      </div>
      <div
        ref={scroller}
        {...pan}
        className="min-h-0 flex-1 cursor-grab overflow-auto active:cursor-grabbing"
      >
        <div style={{ width: model.width * scale, height: model.height * scale, minWidth: '100%' }}>
          {/* biome-ignore lint/a11y/useSemanticElements: a graph has no element of its own. */}
          <div
            role="group"
            aria-label="Chain graph. Arrows move along links, Enter opens a session, Space folds what is below it."
            onKeyDown={onKeyDown}
            style={{ width: model.width, height: model.height, transform: `scale(${scale})` }}
            className="relative min-w-full origin-top-left"
          >
            {model.lanes.map((lane, at) => (
              <div
                key={lane.account}
                style={{ top: lane.y, height: lane.height }}
                className={cx(
                  'absolute inset-x-0 border-line px-4 pt-1 text-2xs text-muted',
                  at > 0 && 'border-t',
                )}
              >
                <span className="sticky left-4">
                  {lane.account === null ? (
                    'account not recorded'
                  ) : (
                    <>
                      account <ValueText value={lane.account} />
                    </>
                  )}
                </span>
              </div>
            ))}
            <svg
              aria-hidden
              width={model.width}
              height={model.height}
              className="pointer-events-none absolute inset-0"
            >
              {model.links.map(({ id, path, grade }) => (
                <path key={id} d={path} fill="none" {...linkLook(grade)} />
              ))}
            </svg>
            {model.nodes.map((node) => (
              <ChainNode
                key={node.row.key}
                node={node}
                isSelf={node.row.key === self}
                isCurrent={node.row.key === here}
                isClosed={folds.closed.has(node.row.key)}
                href={sessionHref(node.row.key, viewZone)}
                onFocus={() => setCurrent(node.row.key)}
                onOpen={() => router.push(sessionHref(node.row.key, viewZone))}
                onToggle={() => toggle(node.row.key)}
              />
            ))}
            {model.rests.map((rest) => (
              <button
                key={rest.parent}
                type="button"
                onClick={() => onFolds({ ...folds, whole: new Set([...folds.whole, rest.parent]) })}
                style={{ left: rest.x, top: rest.y, width: nodeWidth, height: nodeHeight }}
                className="absolute rounded-sm border border-line-control border-dashed bg-surface text-xs text-muted hover:bg-hover hover:text-ink"
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
