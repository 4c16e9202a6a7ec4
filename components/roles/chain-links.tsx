import { memo, useMemo } from 'react';
import { type GraphLink, type GraphModel, linksAround } from '#lib/core/roles/layout-graph.ts';
import { linkLook } from './link-look.ts';

/** Links that are all drawn at full strength; of more, only those around one node are. */
const mostStrong = 60;

interface Props {
  model: GraphModel;
  /** The node that the reader is at. */
  around: string;
}

/** ChainLinks: the lines of a chain graph; in a large one those around a node stand out. Props: model, around. */
export function ChainLinks({ model, around }: Props) {
  const many = model.links.length > mostStrong;
  const strong = useMemo(() => (many ? linksAround(model, around) : []), [many, model, around]);
  return (
    <svg
      aria-hidden
      width={model.width}
      height={model.height}
      className="pointer-events-none absolute inset-0"
    >
      <Lines links={model.links} pale={many} />
      <Lines links={strong} />
    </svg>
  );
}

/** Pale as a whole, so that many lines upon each other are no darker than one. */
const Lines = memo(function Lines({ links, pale }: { links: readonly GraphLink[]; pale?: boolean }) {
  return (
    <g opacity={pale ? 0.3 : undefined}>
      {links.map(({ id, path, grade }) => (
        <path key={id} d={path} fill="none" {...linkLook(grade)} />
      ))}
    </g>
  );
});
