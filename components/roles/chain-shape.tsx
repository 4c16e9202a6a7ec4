import { countOf } from '#lib/core/text/format-number.ts';

const mostDots = 6;

interface Props {
  /** Links to the root. */
  depth: number;
  /** Borders between accounts on that way. */
  crossed: number;
}

/** ChainShape: the way from the root as dots, the session last, and how many borders it crossed. Props: depth, crossed. */
export function ChainShape({ depth, crossed }: Props) {
  const dots = Math.min(depth + 1, mostDots);
  const said =
    depth === 0
      ? 'the start of its chain'
      : `${countOf(depth, 'step')} from the start${crossed > 0 ? `, ${countOf(crossed, 'border')} between accounts crossed` : ''}`;
  return (
    <span title={said} className="flex items-center gap-1.5">
      <svg aria-hidden width={dots * 11 - 3} height={8} className="shrink-0">
        {Array.from({ length: dots }, (_, at) => {
          const last = at === dots - 1;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: dots have no identity but their place.
            <g key={at}>
              {!last && <path d={`M${at * 11 + 8} 4h3`} stroke="var(--line-control)" />}
              <circle
                cx={at * 11 + 4}
                cy={4}
                r={3}
                fill={last ? 'var(--accent)' : 'var(--surface)'}
                stroke={last ? 'var(--accent)' : 'var(--line-control)'}
              />
            </g>
          );
        })}
      </svg>
      {depth >= mostDots && <span className="text-muted">+{depth + 1 - mostDots}</span>}
      {crossed > 0 && (
        <span className="whitespace-nowrap text-muted">
          {crossed + 1} <span className="text-faint">acc.</span>
        </span>
      )}
      <span className="sr-only">{said}</span>
    </span>
  );
}
