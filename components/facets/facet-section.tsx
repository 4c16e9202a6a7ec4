import { ChartBar, ChevronRight, Search, X } from 'lucide-react';
import { useRef, useState } from 'react';
import type { FacetAct } from '#components/filters/act-on.ts';
import { fieldLabel } from '#components/filters/field-label.ts';
import { useShowStatistics } from '#components/statistics/statistics-context.ts';
import { cx } from '#components/ui/cx.ts';
import { IconButton } from '#components/ui/icon-button.tsx';
import { revealControls } from '#components/ui/reveal-controls.ts';
import { choicesOf } from '#lib/core/view/edit-choice.ts';
import { isField } from '#lib/core/view/fields.ts';
import type { View } from '#lib/core/view/view.ts';
import { FacetValues } from './facet-values.tsx';
import { useInSight } from './use-in-sight.ts';

interface Props {
  field: string;
  view: View;
  isOpen: boolean;
  onTurn: () => void;
  /** For paths, which were added and can go. */
  onRemove?: (() => void) | undefined;
  onAct: (field: string, value: string | null, act: FacetAct) => void;
  onMenu: (field: string, value: string | null, anchor: Element) => void;
}

const quiet = 'size-5! opacity-0 group-hover:opacity-100 focus-visible:opacity-100 [&_svg]:size-3!';

/** One field of the sidebar: its head opens and closes it. */
export function FacetSection({ field, view, isOpen, onTurn, onRemove, onAct, onMenu }: Props) {
  const section = useRef<HTMLElement>(null);
  const isInSight = useInSight(section);
  const [isSearching, setSearching] = useState(false);
  const showStatistics = useShowStatistics();
  const choices = choicesOf(view, field);
  const chosen = choices.in.length + choices.out.length;
  const label = fieldLabel(field);
  return (
    <section ref={section} aria-label={revealControls(field)} className="border-b border-line">
      <h2 className="group flex h-7 items-center pr-1.5">
        <button
          type="button"
          data-facet-item
          data-facet-head
          aria-expanded={isOpen}
          title={revealControls(field)}
          onClick={onTurn}
          className="flex h-full min-w-0 flex-1 items-center gap-1 rounded-xs pl-1.5 text-left text-xs font-medium"
        >
          <ChevronRight
            className={cx(
              'size-3 shrink-0 text-faint transition-transform duration-75',
              isOpen && 'rotate-90',
            )}
            aria-hidden
          />
          <bdi className={cx('truncate', !isField(field) && 'value')}>{label}</bdi>
          {chosen > 0 && (
            <span className="shrink-0 rounded-full bg-accent-soft px-1.5 text-2xs font-normal text-accent">
              {chosen}
              <span className="sr-only"> chosen</span>
            </span>
          )}
        </button>
        {isOpen && (
          <IconButton
            size="sm"
            label={`Search within ${label}`}
            pressed={isSearching}
            onClick={() => setSearching(!isSearching)}
            className={cx(quiet, isSearching && 'opacity-100')}
          >
            <Search aria-hidden />
          </IconButton>
        )}
        {showStatistics !== null && (
          <IconButton
            size="sm"
            label={`Statistics of ${label}`}
            onClick={(event) => showStatistics(field, event.currentTarget)}
            className={quiet}
          >
            <ChartBar aria-hidden />
          </IconButton>
        )}
        {onRemove && (
          <IconButton size="sm" label="Remove this field" onClick={onRemove} className={quiet}>
            <X aria-hidden />
          </IconButton>
        )}
      </h2>
      {isOpen && (
        <FacetValues
          field={field}
          label={label}
          view={view}
          isSearching={isSearching}
          isInSight={isInSight}
          onAct={onAct}
          onMenu={onMenu}
        />
      )}
    </section>
  );
}
