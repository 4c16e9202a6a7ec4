import { Fragment, useMemo, useState } from 'react';
import { revealControls } from '#components/ui/reveal-controls.ts';
import { SearchInput } from '#components/ui/search-input.tsx';
import { ValueText } from '#components/ui/value-text.tsx';
import type { FlatField } from '#lib/core/json/flatten-json.ts';
import { type FieldItem, listFields, searchFields } from './list-fields.ts';
import type { ShownDetail } from './read-record.ts';
import type { ValueTarget } from './value-menu.tsx';

interface Props {
  detail: ShownDetail;
  onTarget: (target: ValueTarget) => void;
}

/** EventFields: every field of an event by what it tells of; each value opens its menu. Props: detail, onTarget. */
export function EventFields({ detail, onTarget }: Props) {
  const [search, setSearch] = useState('');
  const { sections, count, cut } = useMemo(() => listFields(detail), [detail]);
  const found = searchFields(sections, search);
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
      <div className="flex flex-col gap-2 px-3 pb-4 text-xs">
        {found.map(({ id, title, items }) => (
          <section key={id} aria-labelledby={`fields-${id}`}>
            <h3
              id={`fields-${id}`}
              className="flex items-center gap-2 px-1 pt-1 pb-0.5 text-2xs font-medium text-faint"
            >
              {title}
              <span aria-hidden className="h-px flex-1 bg-line" />
            </h3>
            <dl>
              {items.map((item) => (
                <FieldLine key={item.path} item={item} onTarget={onTarget} />
              ))}
            </dl>
          </section>
        ))}
      </div>
      {found.length === 0 && (
        <p className="px-4 pb-4 text-xs text-muted">No field or value holds this text.</p>
      )}
      {detail.record === null && search === '' && (
        <p className="px-4 pb-4 text-xs text-muted">
          {detail.raw === ''
            ? 'The record itself cannot be read any more.'
            : 'The record is no JSON but a row of a table: these are the fields that were read of it. “Record” has it as delivered.'}
        </p>
      )}
      {cut && (
        <p className="px-4 pb-4 text-xs text-muted">The first {count} fields. The record holds more.</p>
      )}
    </div>
  );
}

function FieldLine({ item, onTarget }: { item: FieldItem; onTarget: Props['onTarget'] }) {
  const { path, label, shown, field, value } = item;
  return (
    <div className="grid grid-cols-[minmax(120px,36%)_1fr] gap-3 rounded-xs px-1 py-[3px] hover:bg-hover">
      <dt
        className="min-w-0 break-words text-muted"
        title={path === label ? undefined : revealControls(path)}
      >
        <PathText path={label} />
      </dt>
      <dd className="min-w-0 [overflow-wrap:anywhere]">
        <button
          type="button"
          aria-haspopup="menu"
          onClick={(event) => onTarget({ field, value, anchor: event.currentTarget })}
          className="max-w-full rounded-xs text-left decoration-dotted [overflow-wrap:anywhere] hover:underline"
        >
          {shown.kind === 'null' ? <span className="text-faint">null</span> : <Shown field={shown} />}
        </button>
      </dd>
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
