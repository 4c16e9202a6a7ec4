'use client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import { ExportMenu } from '#components/exports/export-menu.tsx';
import type { FacetState } from '#components/facets/facet-state.ts';
import { CopyLink } from '#components/filters/copy-link.tsx';
import { EmptyResult } from '#components/filters/empty-result.tsx';
import { FilterBar } from '#components/filters/filter-bar.tsx';
import { RangeControl } from '#components/filters/range-control.tsx';
import { ZoneSwitch } from '#components/filters/zone-switch.tsx';
import { PageHeader } from '#components/shell/page-header.tsx';
import { FieldStatistics } from '#components/statistics/field-statistics.tsx';
import { toast } from '#components/ui/toast.ts';
import { ViewsMenu } from '#components/views/views-menu.tsx';
import { activityQuery } from '#lib/browser/event-queries.ts';
import { useAskedView } from '#lib/browser/use-asked-view.ts';
import { useEventList } from '#lib/browser/use-event-list.ts';
import { useView } from '#lib/browser/use-view.ts';
import { useZone } from '#lib/browser/use-zone.ts';
import { prepareTimeline } from '#lib/core/chart/prepare-timeline.ts';
import { resolveRange, type Span, spanOf } from '#lib/core/view/edit-view.ts';
import { isField } from '#lib/core/view/fields.ts';
import { freezeView } from '#lib/core/view/freeze-view.ts';
import { AskFrame } from './ask-frame.tsx';
import { copyRecords } from './copy-records.ts';
import { EventDrawer } from './event-drawer.tsx';
import { EventTable } from './event-table.tsx';
import { LiveNotice } from './live-notice.tsx';
import { OutsideNotice } from './outside-notice.tsx';
import { RowMenu, type RowTarget } from './row-menu.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { TimelinePanel } from './timeline-panel.tsx';
import { TotalHint } from './total-hint.tsx';
import { useGridKeys } from './use-grid-keys.ts';
import { useListCursor } from './use-list-cursor.ts';
import { useOpenEvent } from './use-open-event.ts';
import { useReveal } from './use-reveal.ts';
import { useSelection } from './use-selection.ts';
import { ValueMenu, type ValueTarget } from './value-menu.tsx';

/** The page that analysts live in: histogram, rows and one event, all views of the View in the URL. */
export function TimelineScreen({ facets }: { facets: FacetState }) {
  const { view, problems, changeView } = useView();
  const zone = useZone(view.zone);
  const { asked, searchProblems } = useAskedView(view);
  const unread = problems.filter((sentence) => !searchProblems.includes(sentence));
  const activity = useQuery(activityQuery(asked));
  const list = useEventList(asked);
  const cursor = useListCursor();
  const event = useOpenEvent({ view, changeView });
  const { outside } = useReveal(list, view.sort, event.openRef, cursor);
  const [target, setTarget] = useState<ValueTarget | null>(null);
  const [rowTarget, setRowTarget] = useState<RowTarget | null>(null);
  const client = useQueryClient();
  const selection = useSelection(list.rows, list.question);
  const grid = useRef<HTMLTableElement>(null);

  const { data } = activity;
  const model = useMemo(() => (data ? prepareTimeline(data, view, zone) : null), [data, view, zone]);
  const span = spanOf(view.range, data?.range ?? null);
  // A relative range without events has no answer to say what it meant.
  const spanNow = () => span ?? resolveRange(view.range, null, Date.now());
  const total = data === undefined ? null : view.range.kind === 'untimed' ? data.untimed : data.total;
  const empty = !list.isPending && !list.isStale && list.error === null && list.rows.length === 0;

  const zoom = (wanted: Span) => {
    // Bars at the edges may reach beyond what was asked for.
    const from = view.range.kind === 'all' || span === null ? wanted.from : Math.max(wanted.from, span.from);
    const to = view.range.kind === 'all' || span === null ? wanted.to : Math.min(wanted.to, span.to);
    changeView((now) => ({ ...now, range: { kind: 'absolute', from, to } }));
  };
  const move = (by: number) => {
    const row = list.rows[cursor.move(by, list.rows.length)];
    if (event.openRef !== null) event.follow(row);
  };
  useGridKeys(grid, {
    move,
    cross: (by) => cursor.cross(by, view.columns),
    mark: () => selection.toggle(Math.max(cursor.row, 0)),
    extend: (by) => {
      selection.stretch(Math.max(cursor.row, 0), cursor.move(by, list.rows.length));
    },
    open: () => {
      const row = list.rows[cursor.row];
      if (row) event.open(row.ref);
    },
    menu: () => {
      const row = list.rows[cursor.row];
      const id = cursor.column ?? 'time';
      if (row && id === 'time') {
        const anchor = document.getElementById(`row-${row.ref}`)?.querySelector('td');
        if (anchor) setRowTarget({ row, index: cursor.row, anchor });
        return;
      }
      const cell = row && document.getElementById(`cell-${row.ref}-${id}`);
      const value = cell?.querySelector<HTMLElement>('[data-field]');
      if (!row || !value) return;
      const field = isField(id) ? id : (value.dataset.field ?? '');
      setTarget({
        field,
        value: isField(field) ? row[field] : (value.dataset.value ?? null),
        anchor: cell ?? value,
      });
    },
  });

  return (
    <FieldStatistics view={asked} zone={zone} onView={changeView}>
      <div className="flex min-w-0 flex-1 flex-col">
        <PageHeader
          title="Timeline"
          hint={
            <span className="flex items-center gap-3">
              <ViewsMenu view={view} zone={zone} onView={changeView} />
              <TotalHint total={total} untimed={data?.untimed ?? 0} view={view} onView={changeView} />
            </span>
          }
          actions={
            <>
              <ZoneSwitch
                zone={view.zone}
                resolved={zone}
                onZone={(next) => changeView((now) => ({ ...now, zone: next }), 'replace')}
              />
              <ExportMenu frozen={() => freezeView(asked, spanNow(), zone)} disabled={total === null} />
              <CopyLink view={view} spanNow={spanNow} zone={zone} />
            </>
          }
        />
        <AskFrame
          view={view}
          asked={asked}
          onView={changeView}
          initialFacets={facets}
          onTarget={setTarget}
          filters={
            <FilterBar view={view} onView={changeView}>
              <RangeControl
                range={view.range}
                spanNow={spanNow}
                zone={zone}
                onRange={(range) => changeView((now) => ({ ...now, range }))}
              />
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
          />
          {outside && event.openRef !== null && <OutsideNotice openRef={event.openRef} onView={changeView} />}
          <LiveNotice view={asked} shown={total} />
          {selection.refs.size > 0 && (
            <SelectionBar
              rows={list.rows.filter((row) => selection.refs.has(row.ref))}
              onView={changeView}
              onOpen={event.open}
              onClear={selection.clear}
            />
          )}
          <div className="min-h-0 flex-1 bg-surface">
            {empty ? (
              <EmptyResult view={asked} zone={zone} onView={changeView} />
            ) : (
              <EventTable
                list={list}
                total={total}
                zone={zone}
                sort={view.sort}
                onSort={() =>
                  changeView(
                    (now) => ({ ...now, sort: now.sort === 'newest' ? 'oldest' : 'newest' }),
                    'replace',
                  )
                }
                columns={view.columns}
                onColumns={(edit) => changeView((now) => ({ ...now, columns: edit(now.columns) }), 'replace')}
                selection={selection}
                cursor={cursor}
                openRef={event.highlighted}
                onOpen={(row) => event.open(row.ref)}
                onTarget={setTarget}
                onRowTarget={setRowTarget}
                gridRef={grid}
              />
            )}
          </div>
        </AskFrame>
      </div>
      {event.openRef !== null && (
        <EventDrawer
          openRef={event.openRef}
          view={view}
          zone={zone}
          onView={changeView}
          onClose={() => event.open(null)}
          onStep={move}
          onOpenRef={event.open}
          onTarget={setTarget}
        />
      )}
      <RowMenu
        target={rowTarget}
        onClose={() => setRowTarget(null)}
        zone={zone}
        onView={changeView}
        onOpen={event.open}
        onToggle={selection.toggle}
        onCopyRecord={(ref) => void copyRecords(client, [ref]).then((said) => toast(said))}
        returnFocus={grid}
      />
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
