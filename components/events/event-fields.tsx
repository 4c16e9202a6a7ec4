import { Fragment, useMemo, useState } from 'react';
import { GeoCredit } from '#components/entity/geo-credit.tsx';
import { revealControls } from '#components/ui/reveal-controls.ts';
import { SearchInput } from '#components/ui/search-input.tsx';
import { ValueText } from '#components/ui/value-text.tsx';
import type { EventRow } from '#lib/core/contract/events.ts';
import { type FlatField, flattenJson } from '#lib/core/json/flatten-json.ts';
import { type Field, fields } from '#lib/core/view/fields.ts';
import { fieldOfPath } from './field-of-path.ts';
import type { ShownDetail } from './read-record.ts';
import { searchablePaths } from './searchable-paths.ts';
import type { ValueTarget } from './value-menu.tsx';

const derived = ['outcome', 'principal', 'actor', 'account', 'readOnly'] as const satisfies readonly Field[];

interface Item {
  readonly path: string;
  readonly shown: FlatField;
  /** A typed field, or a path that a search knows. */
  readonly field: string | null;
  readonly value: string | null;
}

/** Every field of the record in its order, what Spoor derived first; each value opens its menu. */
export function EventFields({
  detail,
  onTarget,
}: {
  detail: ShownDetail;
  onTarget: (target: ValueTarget) => void;
}) {
  const [search, setSearch] = useState('');
  const { items, cut } = useMemo(() => listItems(detail), [detail]);
  const wanted = search.trim().toLowerCase();
  const found = items.filter(
    ({ path, shown }) => path.toLowerCase().includes(wanted) || shown.value.toLowerCase().includes(wanted),
  );
  return (
    <div className="flex flex-col">
      <div className="sticky top-0 z-10 bg-surface px-4 py-2">
        <SearchInput
          value={search}
          onChange={setSearch}
          label="Search fields and values"
          placeholder="Search fields and values"
        />
      </div>
      <dl className="px-3 pb-4 text-xs">
        {found.map((item) => (
          <div
            key={item.path}
            className="grid grid-cols-[minmax(120px,36%)_1fr] gap-3 rounded-xs px-1 py-[3px] hover:bg-hover"
          >
            <dt className="min-w-0 break-words text-muted">
              <PathText path={item.path} />
            </dt>
            <dd className="min-w-0 [overflow-wrap:anywhere]">
              <button
                type="button"
                aria-haspopup="menu"
                onClick={(event) =>
                  onTarget({ field: item.field, value: item.value, anchor: event.currentTarget })
                }
                className="max-w-full rounded-xs text-left decoration-dotted [overflow-wrap:anywhere] hover:underline"
              >
                {item.shown.kind === 'null' ? (
                  <span className="text-faint">null</span>
                ) : (
                  <Shown field={item.shown} />
                )}
              </button>
            </dd>
          </div>
        ))}
      </dl>
      {found.length === 0 && (
        <p className="px-4 pb-4 text-xs text-muted">No field or value holds this text.</p>
      )}
      {cut && (
        <p className="px-4 pb-4 text-xs text-muted">
          The first {items.length} fields. The record holds more.
        </p>
      )}
      {detail.event.country !== null && <GeoCredit className="px-4 pb-3" />}
    </div>
  );
}

/** A path breaks after its dots; where it leads stands out from the way. */
function PathText({ path }: { path: string }) {
  const steps = revealControls(path).split(/(?<=\.)/);
  const last = steps.pop();
  return (
    <bdi>
      {steps.length > 0 && (
        <span className="text-faint">
          {steps.map((step, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: steps repeat and never move.
            <Fragment key={at}>
              {step}
              <wbr />
            </Fragment>
          ))}
        </span>
      )}
      {last}
    </bdi>
  );
}

const longValue = 2000;

function Shown({ field }: { field: FlatField }) {
  if (field.value.length <= longValue) return <ValueText value={field.value} />;
  return (
    <>
      <ValueText value={field.value.slice(0, longValue).toWellFormed()} />
      <span className="text-faint">… {field.value.length.toLocaleString('en')} characters</span>
    </>
  );
}

function listItems({ event, record }: ShownDetail): { items: Item[]; cut: boolean } {
  const { fields: flat, cut } = flattenJson(record);
  const own = derived.map((field) => fromRow(fields[field].label, event, field));
  const searchable = searchablePaths(record);
  const rest = flat.map((shown): Item => {
    const field = fieldOfPath(shown.path);
    if (field === null)
      return { path: shown.path, shown, field: searchable(shown.path, shown.value), value: shown.value };
    // The filter's value is the stored one: base name, well-formed, cut at its limit.
    return { path: shown.path, shown, field, value: event[field] };
  });
  return { items: [...own, ...rest], cut };
}

function fromRow(label: string, event: EventRow, field: Field): Item {
  const value = event[field];
  return {
    path: label,
    shown: { path: label, value: value ?? '', kind: value === null ? 'null' : 'string' },
    field,
    value,
  };
}
