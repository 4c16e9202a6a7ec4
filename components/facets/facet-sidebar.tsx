'use client';
import type { KeyboardEvent } from 'react';
import { GeoCredit } from '#components/entity/geo-credit.tsx';
import { actOn, type FacetAct } from '#components/filters/act-on.ts';
import type { ChangeView } from '#lib/browser/use-view.ts';
import type { View } from '#lib/core/view/view.ts';
import { AddFacet } from './add-facet.tsx';
import { FacetSection } from './facet-section.tsx';
import { type FacetState, facetOrder, isSectionOpen, turnSection } from './facet-state.ts';

interface Props {
  view: View;
  onView: ChangeView;
  state: FacetState;
  onMenu: (field: string, value: string | null, anchor: Element) => void;
  onState: (edit: (now: FacetState) => FacetState) => void;
}

/** FacetSidebar: what the View's events hold, field by field, with counts. Props: view, onView, state, onState, onMenu. */
export function FacetSidebar({ view, onView, state, onState, onMenu }: Props) {
  const act = (field: string, value: string | null, kind: FacetAct) =>
    onView((now) => actOn(kind, now, field, value));
  const sections = [...view.facets, ...facetOrder];
  return (
    <aside
      aria-label="Facets"
      onKeyDown={onKeyDown}
      className="flex h-full w-62 shrink-0 flex-col border-r border-line bg-canvas"
    >
      <div className="flex h-9 shrink-0 items-center border-b border-line px-2">
        <AddFacet
          facets={view.facets}
          onAdd={(path) => onView((now) => ({ ...now, facets: [path, ...now.facets] }), 'replace')}
        />
      </div>
      <div className="tray-room min-h-0 flex-1 overflow-x-hidden overflow-y-auto [scrollbar-gutter:stable]">
        {sections.map((field) => (
          <FacetSection
            key={field}
            field={field}
            view={view}
            isOpen={isSectionOpen(state, field)}
            onTurn={() => onState((now) => turnSection(now, field))}
            onRemove={
              view.facets.includes(field)
                ? () =>
                    onView(
                      (now) => ({ ...now, facets: now.facets.filter((path) => path !== field) }),
                      'replace',
                    )
                : undefined
            }
            onAct={act}
            onMenu={onMenu}
          />
        ))}
        <GeoCredit className="px-3 py-2" />
      </div>
    </aside>
  );
}

/** Up and down through heads and values; left to the head and then closed, right opens. */
function onKeyDown(event: KeyboardEvent<HTMLElement>) {
  const at = event.target instanceof HTMLElement ? event.target : null;
  if (at === null || !at.matches('[data-facet-item]')) return;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const isHead = at.matches('[data-facet-head]');
  const isOpen = at.getAttribute('aria-expanded') === 'true';
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-facet-item]')];
  const place = items.indexOf(at);
  const go = (to: number) => items[Math.min(Math.max(to, 0), items.length - 1)]?.focus();
  if (event.key === 'ArrowDown') go(place + 1);
  else if (event.key === 'ArrowUp') go(place - 1);
  else if (event.key === 'Home') go(0);
  else if (event.key === 'End') go(items.length - 1);
  else if (event.key === 'ArrowRight' && isHead && !isOpen) at.click();
  else if (event.key === 'ArrowLeft' && isHead && isOpen) at.click();
  else if (event.key === 'ArrowLeft' && !isHead)
    at.closest('section')?.querySelector<HTMLElement>('[data-facet-head]')?.focus();
  else return;
  event.preventDefault();
}
