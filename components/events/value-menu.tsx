'use client';
import { ChartBar, Copy, Crosshair, Equal, ExternalLink, Minus, Plus } from 'lucide-react';
import Link from 'next/link';
import type { RefObject } from 'react';
import { actOn, type FacetAct } from '#components/filters/act-on.ts';
import { fieldLabel } from '#components/filters/field-label.ts';
import { useShowStatistics } from '#components/statistics/statistics-context.ts';
import { AnchoredMenu } from '#components/ui/anchored.tsx';
import { MenuItem, MenuLink, MenuSeparator } from '#components/ui/menu.tsx';
import { toast } from '#components/ui/toast.ts';
import { ValueText } from '#components/ui/value-text.tsx';
import type { ChangeView } from '#lib/browser/use-view.ts';
import { entityLabels } from '#lib/core/entity/entity.ts';
import { entityHref, entityOf } from '#lib/core/entity/entity-codec.ts';
import { formatView } from '#lib/core/view/codec.ts';
import { onlyChoice } from '#lib/core/view/edit-choice.ts';
import type { View } from '#lib/core/view/view.ts';
import { copyText } from './copy-text.ts';

/** A value somebody clicked on, and where. */
export interface ValueTarget {
  /** A typed field or a path; null for values that nothing looks up: they can be copied. */
  readonly field: string | null;
  readonly value: string | null;
  readonly anchor: Element;
}

interface Props {
  target: ValueTarget | null;
  onClose: () => void;
  view: View;
  onView: ChangeView;
  /** Where the keyboard goes afterwards. */
  returnFocus?: RefObject<HTMLElement | null>;
}

/** ValueMenu: include, exclude, only this, the same in a new tab, copy. One for a whole list. */
export function ValueMenu({ target, onClose, view, onView, returnFocus }: Props) {
  return (
    <AnchoredMenu
      anchor={target?.anchor ?? null}
      label="What to do with this value"
      onClose={onClose}
      returnFocus={returnFocus}
      className="w-64"
    >
      {target && <Items target={target} view={view} onView={onView} />}
    </AnchoredMenu>
  );
}

function Items({ target, view, onView }: { target: ValueTarget; view: View; onView: ChangeView }) {
  const { field, value } = target;
  const showStatistics = useShowStatistics();
  const act = (kind: FacetAct) => onView((now) => actOn(kind, now, field ?? '', value));
  const alone = field === null ? null : onlyChoice(view, field, value);
  const entity = field === null || value === null ? null : entityOf(field, value);
  return (
    <>
      <div className="flex flex-col px-2 pt-1 pb-1.5 text-xs">
        {field !== null && <span className="text-2xs text-faint">{fieldLabel(field)}</span>}
        {value === null ? <span className="text-muted">missing</span> : <ValueText value={value} truncate />}
      </div>
      <MenuSeparator />
      {field !== null && (
        <>
          <MenuItem icon={<Plus aria-hidden />} onSelect={() => act('include')}>
            Include
          </MenuItem>
          <MenuItem icon={<Minus aria-hidden />} onSelect={() => act('exclude')}>
            Exclude
          </MenuItem>
          <MenuItem icon={<Equal aria-hidden />} onSelect={() => act('only')}>
            Only this
          </MenuItem>
          {alone !== null && (
            <MenuLink
              icon={<ExternalLink aria-hidden />}
              render={
                <a href={`?${formatView({ ...alone, open: null })}`} target="_blank" rel="noreferrer" />
              }
            >
              Only this, in a new tab
            </MenuLink>
          )}
          <MenuSeparator />
        </>
      )}
      {entity !== null && (
        <MenuLink
          icon={<Crosshair aria-hidden />}
          render={<Link href={entityHref(entity, { range: view.range, zone: view.zone })} />}
        >
          About this {entityLabels[entity.kind].toLowerCase()}
        </MenuLink>
      )}
      {field !== null && showStatistics !== null && (
        <MenuItem icon={<ChartBar aria-hidden />} onSelect={() => showStatistics(field, target.anchor)}>
          Statistics of this field
        </MenuItem>
      )}
      <MenuItem
        icon={<Copy aria-hidden />}
        disabled={value === null}
        onSelect={() => void copyText(value ?? '').then((said) => toast(said))}
      >
        Copy value
      </MenuItem>
    </>
  );
}
