'use client';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import type { BarTarget } from '#components/charts/timeline-overlay.tsx';
import type { FacetState } from '#components/facets/facet-state.ts';
import { FilterBar } from '#components/filters/filter-bar.tsx';
import { RangeControl } from '#components/filters/range-control.tsx';
import { FieldStatistics } from '#components/statistics/field-statistics.tsx';
import { Sight } from '#components/ui/sight.ts';
import { activityQuery } from '#lib/browser/event-queries.ts';
import { useAskedView } from '#lib/browser/use-asked-view.ts';
import { useEventList } from '#lib/browser/use-event-list.ts';
import { useView } from '#lib/browser/use-view.ts';
import { useZone } from '#lib/browser/use-zone.ts';
import { prepareTimeline } from '#lib/core/chart/prepare-timeline.ts';
import { resolveRange, type Span, spanOf } from '#lib/core/view/edit-view.ts';
import { AskFrame } from './ask-frame.tsx';
import { BarMenu } from './bar-menu.tsx';
import { EventDrawer } from './event-drawer.tsx';
import { LiveNotice } from './live-notice.tsx';
import { OutsideNotice } from './outside-notice.tsx';
import { SightMark } from './sight-mark.tsx';
import { TimelineHeader } from './timeline-header.tsx';
import { TimelineList } from './timeline-list.tsx';
import { TimelinePanel } from './timeline-panel.tsx';
import { useGoToTime } from './use-go-to-time.ts';
import { useListCursor } from './use-list-cursor.ts';
import { useOpenEvent } from './use-open-event.ts';
import { useReveal } from './use-reveal.ts';
import { useSteps } from './use-steps.ts';
import { ValueMenu, type ValueTarget } from './value-menu.tsx';

/** The page that analysts live in: histogram, rows and one event, all views of the View in the URL. */
export function TimelineScreen({ facets }: { facets: FacetState }) {
  const { view, problems, changeView } = useView();
  const zone = useZone(view.zone);
  const { asked, searchProblems } = useAskedView(view);
  const unread = problems.filter((sentence) => !searchProblems.includes(sentence));
  const activity = useQuery(activityQuery(asked));
  const { data } = activity;
  const total = data === undefined ? null : view.range.kind === 'untimed' ? data.untimed : data.total;
  const list = useEventList(asked, activity.isPlaceholderData ? null : total);
  const cursor = useListCursor();
  const event = useOpenEvent({ view, changeView });
  const { outside } = useReveal(list, asked, cursor, event.followed);
  const step = useSteps(list, cursor, event);
  const goToTime = useGoToTime(list, asked, cursor, zone);
  const [target, setTarget] = useState<ValueTarget | null>(null);
  const [bar, setBar] = useState<BarTarget | null>(null);
  const [sight] = useState(() => new Sight());
  const grid = useRef<HTMLTableElement>(null);

  const model = useMemo(() => (data ? prepareTimeline(data, view, zone) : null), [data, view, zone]);
  const span = spanOf(view.range, data?.range ?? null);
  // A relative range without events has no answer to say what it meant.
  const spanNow = () => span ?? resolveRange(view.range, null, Date.now());
  const zoom = (wanted: Span) => {
    // Bars at the edges may reach beyond what was asked for.
    const from = view.range.kind === 'all' || span === null ? wanted.from : Math.max(wanted.from, span.from);
    const to = view.range.kind === 'all' || span === null ? wanted.to : Math.min(wanted.to, span.to);
    changeView((now) => ({ ...now, range: { kind: 'absolute', from, to } }));
  };
  /** To where its rows begin in the list, which is its end where the newest come first. */
  const goToBar = ({ from, to }: Span) => void goToTime(view.sort === 'newest' ? to - 1 : from);

  return (
    <FieldStatistics view={asked} zone={zone} onView={changeView}>
      <div className="flex min-w-0 flex-1 flex-col">
        <TimelineHeader
          view={view}
          asked={asked}
          onView={changeView}
          zone={zone}
          total={total}
          untimed={data?.untimed ?? 0}
          estimate={model?.estimate ?? null}
          spanNow={spanNow}
        />
        <AskFrame
          view={view}
          asked={asked}
          onView={changeView}
          initialFacets={facets}
          onTarget={setTarget}
          filters={
            <FilterBar view={view} onView={changeView}>
              <RangeControl view={view} spanNow={spanNow} zone={zone} onView={changeView} />
            </FilterBar>
          }
        >
          {unread.length > 0 && (
            <p role="alert" className="shrink-0 border-b border-line bg-warning-soft px-4 py-1 text-xs">
              This link holds what Spoor does not understand, and leaves out: {unread.join(' ')}
            </p>
          )}
          <TimelinePanel
            model={model}
            stale={activity.isPlaceholderData}
            error={activity.error}
            onRetry={() => void activity.refetch()}
            view={view}
            zone={zone}
            onView={changeView}
            onZoom={zoom}
            onBar={setBar}
            mark={(plot) => model && <SightMark list={list} sight={sight} model={model} plot={plot} />}
          />
          {outside && event.openRef !== null && <OutsideNotice openRef={event.openRef} onView={changeView} />}
          <LiveNotice
            view={asked}
            shown={data?.share == null ? total : null}
            onShow={() => cursor.set({ row: 0, column: null })}
          />
          <TimelineList
            list={list}
            sight={sight}
            isRough={data?.share != null}
            view={view}
            asked={asked}
            zone={zone}
            onView={changeView}
            cursor={cursor}
            openRef={event.highlighted}
            onOpen={event.open}
            onStep={step}
            onGo={(ms) => void goToTime(ms)}
            onTarget={setTarget}
            gridRef={grid}
          />
        </AskFrame>
      </div>
      {event.openRef !== null && (
        <EventDrawer
          openRef={event.openRef}
          view={view}
          zone={zone}
          onView={changeView}
          onClose={() => event.open(null)}
          onStep={step}
          onOpenRef={event.open}
          onTarget={setTarget}
        />
      )}
      <BarMenu target={bar} onClose={() => setBar(null)} onZoom={zoom} onGo={goToBar} />
      <ValueMenu
        target={target}
        onClose={() => setTarget(null)}
        view={view}
        onView={changeView}
        returnFocus={grid}
      />
    </FieldStatistics>
  );
}
