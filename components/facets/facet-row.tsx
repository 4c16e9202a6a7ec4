import { Ban, Check, Equal } from 'lucide-react';
import type { ReactNode } from 'react';
import type { FacetAct } from '#components/filters/act-on.ts';
import { valueText } from '#components/filters/filter-text.ts';
import { cx } from '#components/ui/cx.ts';
import { revealControls } from '#components/ui/reveal-controls.ts';
import { ValueText } from '#components/ui/value-text.tsx';
import type { ChosenState } from '#lib/core/search/choose-values.ts';
import { isField } from '#lib/core/view/fields.ts';

interface Props {
  field: string;
  value: string | null;
  /** Null where nobody counted it. */
  count: number | null;
  /** Beside the count. */
  note?: string;
  /** What else there is to say of the value, on hover. */
  about?: string | null;
  /** Of the longest bar, from 0 to 1. */
  share: number;
  state: ChosenState;
  /** Reached by Tab; the others by arrows. */
  isStop: boolean;
  onAct: (act: FacetAct) => void;
  /** Opens the menu of the value: copy, a new tab, statistics. */
  onMenu?: ((anchor: Element) => void) | undefined;
}

/** One value of a facet: a click includes it or takes it back; excluding and "only this" beside it. */
export function FacetRow({
  field,
  value,
  count,
  note,
  about = null,
  share,
  state,
  isStop,
  onAct,
  onMenu,
}: Props) {
  const shown = value === null ? 'missing' : isField(field) ? valueText(field, value) : value;
  const counted = count === null ? '–' : count.toLocaleString('en');
  return (
    <li className="group relative flex h-6 items-center rounded-xs pr-1 hover:bg-hover has-[:focus-visible]:bg-hover">
      <span
        aria-hidden
        className={cx(
          'absolute inset-y-[3px] left-4 rounded-xs',
          state === 'in' ? 'bg-accent/20' : 'bg-ink/8',
        )}
        style={{ width: `calc((100% - 20px) * ${share})` }}
      />
      <button
        type="button"
        data-facet-item
        tabIndex={isStop ? 0 : -1}
        aria-pressed={state === 'in'}
        title={value === null ? 'Events without a value' : titleOf(value, about)}
        onClick={() => onAct(state === 'none' ? 'include' : 'drop')}
        onContextMenu={(event) => {
          if (onMenu === undefined) return;
          event.preventDefault();
          onMenu(event.currentTarget);
        }}
        onKeyDown={(event) => {
          const act = { '-': 'exclude', '=': 'only', m: 'menu' }[event.key];
          if (act === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
          event.preventDefault();
          if (act === 'menu') onMenu?.(event.currentTarget);
          else onAct(act as FacetAct);
        }}
        className="relative flex h-full min-w-0 flex-1 items-center gap-1 rounded-xs text-left text-xs"
      >
        <span className="flex w-4 shrink-0 justify-center" aria-hidden>
          {state === 'in' && <Check className="size-3 text-accent" strokeWidth={3} />}
          {state === 'out' && <Ban className="size-3 text-danger" />}
        </span>
        <span className={cx('min-w-0 flex-1 truncate', state === 'out' && 'text-muted line-through')}>
          {value === null ? <i className="text-muted">missing</i> : <ValueText value={shown} />}
        </span>
        {state === 'out' && <span className="sr-only">, excluded</span>}
        <span className="sr-only">
          {count === null ? '' : `, ${counted}${note === undefined ? '' : `, ${note}`}`}
        </span>
      </button>
      <span className="relative flex shrink-0">
        <RowButton label={`Only ${shown}`} title="Only this (=)" onClick={() => onAct('only')}>
          <Equal aria-hidden />
        </RowButton>
        <RowButton label={`Exclude ${shown}`} title="Exclude (-)" onClick={() => onAct('exclude')}>
          <Ban aria-hidden />
        </RowButton>
      </span>
      <span
        aria-hidden
        className="pointer-events-none relative ml-0.5 shrink-0 text-2xs text-muted tabular-nums"
      >
        {counted}
        {note !== undefined && <span className="inline-block w-12 text-right text-faint">{note}</span>}
      </span>
    </li>
  );
}

function titleOf(value: string, about: string | null): string {
  return about === null ? revealControls(value) : `${revealControls(value)} · ${about}`;
}

interface RowButtonProps {
  label: string;
  title: string;
  onClick: () => void;
  children: ReactNode;
}

function RowButton({ label, title, onClick, children }: RowButtonProps) {
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-label={revealControls(label)}
      title={title}
      onClick={onClick}
      className="hidden h-6 w-4.5 group-hover:flex group-has-[:focus-visible]:flex items-center justify-center rounded-xs text-muted hover:text-ink [&_svg]:size-3"
    >
      {children}
    </button>
  );
}
