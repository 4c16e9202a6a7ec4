'use client';
import { type ReactNode, useState } from 'react';
import { FacetSidebar } from '#components/facets/facet-sidebar.tsx';
import type { FacetState } from '#components/facets/facet-state.ts';
import { FacetToggle } from '#components/facets/facet-toggle.tsx';
import { useFacetState } from '#components/facets/use-facet-state.ts';
import { SearchBar } from '#components/search/search-bar.tsx';
import { cx } from '#components/ui/cx.ts';
import { useWidth } from '#components/ui/use-width.ts';
import type { ChangeView } from '#lib/browser/use-view.ts';
import type { View } from '#lib/core/view/view.ts';
import type { ValueTarget } from './value-menu.tsx';

interface Props {
  view: View;
  /** The View whose events are shown. */
  asked: View;
  onView: ChangeView;
  initialFacets: FacetState;
  /** A value whose menu somebody wants. */
  onTarget: (target: ValueTarget) => void;
  /** Chips and range, below the search bar. */
  filters: ReactNode;
  children: ReactNode;
}

/** Narrower than this, the sidebar lies over the list instead of beside it. */
const roomForBoth = 860;

/** AskFrame: search bar, filters and facets around what they ask for. Props: view, asked, onView, initialFacets, onTarget, filters, children. */
export function AskFrame({ view, asked, onView, initialFacets, onTarget, filters, children }: Props) {
  const [facets, changeFacets] = useFacetState(initialFacets);
  const [isPeeking, setPeeking] = useState(false);
  const { ref, width } = useWidth<HTMLDivElement>();
  const isNarrow = width > 0 && width < roomForBoth;
  const isShown = isNarrow ? isPeeking : facets.isOpen;
  const toggle = () => {
    if (isNarrow) setPeeking(!isPeeking);
    else changeFacets((now) => ({ ...now, isOpen: !now.isOpen }));
  };
  return (
    <>
      <SearchBar view={view} asked={asked} onView={onView}>
        <FacetToggle isShown={isShown} onToggle={toggle} />
      </SearchBar>
      {filters}
      <div ref={ref} className="relative flex min-h-0 flex-1">
        {isShown && (
          <div className={cx('shrink-0', isNarrow && 'absolute inset-y-0 left-0 z-20 shadow-sheet')}>
            <FacetSidebar
              view={asked}
              onView={onView}
              state={facets}
              onState={changeFacets}
              onMenu={(field, value, anchor) => onTarget({ field, value, anchor })}
            />
          </div>
        )}
        <div className="flex min-w-0 flex-1 flex-col">{children}</div>
      </div>
    </>
  );
}
