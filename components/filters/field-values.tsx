import { useQuery } from '@tanstack/react-query';
import { Command } from 'cmdk';
import { ArrowLeft } from 'lucide-react';
import { type KeyboardEvent, useDeferredValue, useRef, useState } from 'react';
import { ErrorState } from '#components/ui/error-state.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { Kbd } from '#components/ui/kbd.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { facetQuery } from '#lib/browser/field-queries.ts';
import type { ChangeView } from '#lib/browser/use-view.ts';
import { excludeValue, includeValue, withoutValue } from '#lib/core/view/edit-view.ts';
import { type Field, fields } from '#lib/core/view/fields.ts';
import type { Filter, View } from '#lib/core/view/view.ts';
import { FacetValue, type ValueState } from './facet-value.tsx';

interface Props {
  field: Field;
  view: View;
  onView: ChangeView;
  onBack: () => void;
}

/** Values of one field under the View's other filters, the most frequent first. Several can be chosen. */
export function FieldValues({ field, view, onView, onBack }: Props) {
  const [search, setSearch] = useState('');
  const asked = useDeferredValue(search.trim());
  const { data, error, isPending, isPlaceholderData } = useQuery(facetQuery(field, view, asked));
  // Choosing several values here is one question, and one step of Back.
  const stepped = useRef(false);
  const toggle = (operator: 'is' | 'not', value: string | null) => {
    const add = operator === 'is' ? includeValue : excludeValue;
    onView(
      (now) =>
        holds(now, field, operator, value)
          ? withoutValue(now, field, operator, value)
          : add(now, field, value),
      stepped.current ? 'replace' : 'push',
    );
    stepped.current = true;
  };
  const stateOf = (value: string | null): ValueState =>
    holds(view, field, 'is', value) ? 'in' : holds(view, field, 'not', value) ? 'out' : 'none';
  const values = data?.values ?? [];
  const listed = values.some(({ value }) => value === asked);
  const [highlighted, setHighlighted] = useState('');
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Backspace' && search === '') onBack();
    else if (event.key === 'Enter' && event.shiftKey) {
      const found = values.find(({ value }) => itemKey(value) === highlighted);
      if (found) toggle('not', found.value);
      else if (asked !== '') toggle('not', asked);
    } else return;
    event.preventDefault();
  };
  return (
    <Command
      label={fields[field].label}
      shouldFilter={false}
      loop
      value={highlighted}
      onValueChange={setHighlighted}
      onKeyDown={onKeyDown}
    >
      <div className="flex items-center gap-1 border-b border-line pl-1">
        <IconButton label="Back to the fields" size="sm" onClick={onBack}>
          <ArrowLeft aria-hidden />
        </IconButton>
        <span className="shrink-0 text-sm text-muted">{fields[field].label}</span>
        <Command.Input
          autoFocus
          value={search}
          onValueChange={setSearch}
          placeholder="Search values"
          className="h-9 w-full min-w-0 bg-transparent px-2 text-sm outline-none"
        />
      </div>
      <Command.List
        aria-busy={isPlaceholderData}
        className="h-72 overflow-y-auto p-1 transition-opacity duration-150 aria-busy:opacity-60"
      >
        {isPending &&
          ['w-1/2', 'w-2/3', 'w-2/5', 'w-3/5', 'w-1/3'].map((w) => (
            <Skeleton key={w} className={`m-2 h-3 ${w}`} />
          ))}
        {error !== null && <ErrorState inline message={error.message} className="m-1" />}
        {values.map(({ value, count }) => (
          <FacetValue
            key={itemKey(value)}
            id={itemKey(value)}
            field={field}
            value={value}
            count={count}
            state={stateOf(value)}
            onInclude={() => toggle('is', value)}
            onExclude={() => toggle('not', value)}
          />
        ))}
        {asked !== '' && !listed && !isPending && fields[field].kind === 'dictionary' && (
          <FacetValue
            id={`typed ${asked}`}
            field={field}
            value={asked}
            count={null}
            state={stateOf(asked)}
            onInclude={() => toggle('is', asked)}
            onExclude={() => toggle('not', asked)}
          />
        )}
        {data !== undefined && values.length === 0 && asked === '' && (
          <p className="px-2 py-3 text-sm text-muted">No values in this range and under the other filters.</p>
        )}
      </Command.List>
      <footer className="flex h-8 items-center gap-3 border-t border-line px-3 text-2xs text-faint">
        <span>
          <Kbd keys="Enter" /> include
        </span>
        <span>
          <Kbd keys="⇧ Enter" /> exclude
        </span>
        {data !== undefined && values.length < data.distinct && (
          <span className="ml-auto tabular-nums">
            {values.length} of {data.distinct.toLocaleString('en')}
          </span>
        )}
      </footer>
    </Command>
  );
}

function holds(view: View, field: Field, operator: Filter['operator'], value: string | null): boolean {
  return view.filters.some((f) => f.field === field && f.operator === operator && f.values.includes(value));
}

/** cmdk knows items by a string; a missing value needs one that no value has. */
function itemKey(value: string | null): string {
  return value === null ? 'missing' : `value ${value}`;
}
