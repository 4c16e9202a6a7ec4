import { Command } from 'cmdk';
import { Ban, Check } from 'lucide-react';
import { cx } from '#components/ui/cx.ts';
import { ValueText } from '#components/ui/value-text.tsx';
import type { Field } from '#lib/core/view/fields.ts';
import { valueText } from './filter-text.ts';

export type ValueState = 'in' | 'out' | 'none';

interface Props {
  id: string;
  field: Field;
  value: string | null;
  /** Null for a value that somebody typed: nobody counted it. */
  count: number | null;
  state: ValueState;
  onInclude: () => void;
  onExclude: () => void;
}

/** One value of a field: a click includes it or takes it back, the sign at its end excludes it. */
export function FacetValue({ id, field, value, count, state, onInclude, onExclude }: Props) {
  return (
    <Command.Item value={id} onSelect={onInclude} className="menu-item group" title={value?.toWellFormed()}>
      <span
        aria-hidden
        className={cx(
          'flex size-3.5 shrink-0 items-center justify-center rounded-xs border',
          state === 'in' && 'border-accent bg-accent text-on-accent',
          state === 'out' && 'border-danger text-danger',
          state === 'none' && 'border-line-control',
        )}
      >
        {state === 'in' && <Check className="size-3" strokeWidth={3} />}
        {state === 'out' && <Ban className="size-3" />}
      </span>
      <span className={cx('min-w-0 flex-1 truncate text-xs', state === 'out' && 'line-through')}>
        {value === null ? (
          <i className="text-muted">missing</i>
        ) : (
          <ValueText value={valueText(field, value)} />
        )}
      </span>
      {state !== 'none' && <span className="sr-only">{state === 'in' ? 'included' : 'excluded'}</span>}
      <span className="shrink-0 text-2xs text-muted tabular-nums">
        {count === null ? 'as typed' : count.toLocaleString('en')}
      </span>
      <button
        type="button"
        tabIndex={-1}
        aria-label="Exclude"
        title="Exclude"
        onClick={(event) => {
          event.stopPropagation();
          onExclude();
        }}
        className="flex size-5 shrink-0 items-center justify-center rounded-xs text-faint opacity-0 group-hover:opacity-100 group-data-[selected=true]:opacity-100 hover:text-danger"
      >
        <Ban className="size-3" aria-hidden />
      </button>
    </Command.Item>
  );
}
