import { cx } from '#components/ui/cx.ts';
import { revealControls } from '#components/ui/reveal-controls.ts';
import type { TimelineModel } from '#lib/core/chart/timeline-model.ts';
import { colourOf } from './colour-of.ts';

interface Props {
  model: TimelineModel;
  stale: boolean;
  onPick: (key: string | null) => void;
}

/** TimelineLegend: the layers with their totals; a click asks for one alone. Props: model, stale, onPick. */
export function TimelineLegend({ model, stale, onPick }: Props) {
  const series = model.series.filter((each) => each.total > 0);
  return (
    <ul
      aria-label="Legend"
      className={cx(
        '-ml-1.5 flex min-w-0 items-center gap-0.5 overflow-x-auto rounded-sm [scrollbar-width:none]',
        stale && 'opacity-50',
      )}
    >
      {series.map(({ id, key, label, colour, total }) => (
        <li key={id} className="shrink-0">
          <button
            type="button"
            disabled={key === undefined}
            title={key === undefined ? (model.cap ?? label) : `Only ${revealControls(key ?? label)}`}
            onClick={() => key !== undefined && onPick(key)}
            className="flex h-6 items-center gap-1.5 rounded-sm px-1.5 text-xs not-disabled:hover:bg-hover"
          >
            <span
              aria-hidden
              className="size-2 shrink-0 rounded-xs"
              style={{ background: colourOf(colour) }}
            />
            <span className="max-w-36 truncate text-muted">{revealControls(label)}</span>
            <span className="tabular-nums">{total.toLocaleString('en')}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
