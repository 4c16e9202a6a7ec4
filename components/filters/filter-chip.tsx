'use client';
import { Menu as Base } from '@base-ui/react/menu';
import { Copy, ListFilter, Repeat2, X } from 'lucide-react';
import { copyText } from '#components/events/copy-text.ts';
import { cx } from '#components/ui/cx.ts';
import { Menu, MenuItem, MenuLabel, MenuSeparator } from '#components/ui/menu.tsx';
import { toast } from '#components/ui/toast.ts';
import { ValueText } from '#components/ui/value-text.tsx';
import type { ChangeView } from '#lib/browser/use-view.ts';
import { negateFilter, withoutFilter, withoutValue } from '#lib/core/view/edit-view.ts';
import { fields } from '#lib/core/view/fields.ts';
import type { Filter } from '#lib/core/view/view.ts';
import { filterText, valueText } from './filter-text.ts';

interface Props {
  filter: Filter;
  onView: ChangeView;
  onEdit: () => void;
}

/** A filter that is on: its text opens what can be done with it, the cross removes it. */
export function FilterChip({ filter, onView, onEdit }: Props) {
  const { field, operator, values } = filter;
  const not = operator === 'not';
  const first = values[0] ?? null;
  return (
    <span
      className={cx(
        'inline-flex h-6 max-w-80 items-center rounded-sm text-xs ring-1 ring-inset',
        not ? 'bg-danger-soft ring-danger/30' : 'bg-accent-soft ring-accent/25',
      )}
    >
      <Menu
        trigger={
          <button
            type="button"
            title={values.map((value) => value?.toWellFormed() ?? 'missing').join('\n')}
            className="flex h-full min-w-0 items-center gap-1 rounded-sm pr-1 pl-2"
          >
            <span className="shrink-0 text-muted">{fields[field].label}</span>
            {not && <span className="shrink-0 font-medium text-danger">not</span>}
            <span className="min-w-0 truncate">
              {first === null ? <i>missing</i> : <ValueText value={valueText(field, first)} />}
            </span>
            {values.length > 1 && <span className="shrink-0 text-muted">+{values.length - 1}</span>}
          </button>
        }
      >
        <MenuItem icon={<Repeat2 aria-hidden />} onSelect={() => onView((now) => negateFilter(now, filter))}>
          {not ? 'Include instead' : 'Exclude instead'}
        </MenuItem>
        <MenuItem icon={<ListFilter aria-hidden />} onSelect={onEdit}>
          Choose values …
        </MenuItem>
        <MenuItem
          icon={<Copy aria-hidden />}
          onSelect={() =>
            void copyText(values.map((value) => value ?? '').join('\n')).then((said) => toast(said))
          }
        >
          {values.length > 1 ? 'Copy values' : 'Copy value'}
        </MenuItem>
        {values.length > 1 && (
          <Base.Group>
            <MenuSeparator />
            <MenuLabel>Remove one</MenuLabel>
            {values.map((value) => (
              <MenuItem
                key={value}
                icon={<X aria-hidden />}
                onSelect={() => onView((now) => withoutValue(now, field, operator, value))}
              >
                <ValueText value={value === null ? 'missing' : valueText(field, value)} />
              </MenuItem>
            ))}
          </Base.Group>
        )}
        <MenuSeparator />
        <MenuItem icon={<X aria-hidden />} onSelect={() => onView((now) => withoutFilter(now, filter))}>
          Remove
        </MenuItem>
      </Menu>
      <button
        type="button"
        aria-label={`Remove ${filterText(filter)}`}
        title="Remove"
        onClick={() => onView((now) => withoutFilter(now, filter))}
        className="flex h-full w-6 shrink-0 items-center justify-center rounded-sm text-muted hover:text-ink"
      >
        <X className="size-3" aria-hidden />
      </button>
    </span>
  );
}
