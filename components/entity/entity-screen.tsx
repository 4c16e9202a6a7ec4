'use client';
import { useQuery } from '@tanstack/react-query';
import { ScrollText, SearchX, Waypoints } from 'lucide-react';
import Link from 'next/link';
import { CopyLink } from '#components/filters/copy-link.tsx';
import { RangeControl } from '#components/filters/range-control.tsx';
import { ZoneSwitch } from '#components/filters/zone-switch.tsx';
import { PageHeader } from '#components/shell/page-header.tsx';
import { buttonClass } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { QueryError } from '#components/ui/query-error.tsx';
import { ValueText } from '#components/ui/value-text.tsx';
import { entityQuery } from '#lib/browser/entity-queries.ts';
import { activityQuery } from '#lib/browser/event-queries.ts';
import { useEntityPage } from '#lib/browser/use-entity-page.ts';
import type { ChangeView } from '#lib/browser/use-view.ts';
import { useZone } from '#lib/browser/use-zone.ts';
import type { Entity } from '#lib/core/entity/entity.ts';
import { entityLabels } from '#lib/core/entity/entity.ts';
import { entityHref } from '#lib/core/entity/entity-codec.ts';
import { entityView } from '#lib/core/entity/entity-view.ts';
import { rolesHref } from '#lib/core/roles/role-hrefs.ts';
import { resolveRange, spanOf } from '#lib/core/view/edit-view.ts';
import { timelineHref } from '#lib/core/view/timeline-href.ts';
import { defaultView, type View } from '#lib/core/view/view.ts';
import { EntityBody } from './entity-body.tsx';
import { EntityName } from './entity-name.tsx';

/** /entity/<kind>: everything that the logs say of one principal, key, address, resource … */
export function EntityScreen({ kind }: { kind: string }) {
  const { entity, view, problems, changeView } = useEntityPage(kind);
  if (entity === null)
    return (
      <>
        <PageHeader title="Nothing to show" />
        <EmptyState
          icon={<SearchX aria-hidden />}
          title="This address names nothing that Spoor has a page for"
        >
          <ValueText value={problems.join(' ')} prose />
        </EmptyState>
      </>
    );
  return <Screen entity={entity} view={view} problems={problems} onView={changeView} />;
}

interface Props {
  entity: Entity;
  view: View;
  problems: readonly string[];
  onView: ChangeView;
}

function Screen({ entity, view, problems, onView }: Props) {
  const zone = useZone(view.zone);
  const own = entityView(entity, view);
  const activity = useQuery(activityQuery(own));
  const about = useQuery(entityQuery(entity, view));
  const span = spanOf(view.range, activity.data?.range ?? null);
  const spanNow = () => span ?? resolveRange(view.range, null, Date.now());
  const total = activity.data === undefined || activity.isPlaceholderData ? null : activity.data.total;
  const unknown = total === 0 && activity.data?.untimed === 0 && about.data?.mentions.distinct === 0;
  return (
    <>
      <PageHeader
        title={entityLabels[entity.kind]}
        hint={entity.kind === 'term' ? <ValueText value={entity.path} /> : undefined}
        actions={
          <>
            <ZoneSwitch
              zone={view.zone}
              resolved={zone}
              onZone={(next) => onView((now) => ({ ...now, zone: next }), 'replace')}
            />
            <CopyLink
              view={view}
              spanNow={spanNow}
              zone={zone}
              toUrl={(frozen) => entityHref(entity, frozen)}
            />
            <Link
              href={rolesHref(own)}
              title="The sessions that have such events, with who is behind them"
              className={buttonClass('secondary', 'sm')}
            >
              <Waypoints aria-hidden />
              Sessions
            </Link>
            <Link href={timelineHref(own)} className={buttonClass('secondary', 'sm')}>
              <ScrollText aria-hidden />
              Events
            </Link>
          </>
        }
      />
      <div className="flex min-h-10 shrink-0 items-center gap-3 border-b border-line bg-canvas px-4 py-1.5">
        <EntityName entity={entity} country={about.data?.last?.country ?? null} />
        <span className="ml-auto shrink-0">
          <RangeControl view={view} spanNow={spanNow} zone={zone} onView={onView} />
        </span>
      </div>
      {problems.length > 0 && (
        <p role="alert" className="shrink-0 border-b border-line bg-warning-soft px-4 py-1 text-xs">
          This link holds what Spoor does not understand, and leaves out: {problems.join(' ')}
        </p>
      )}
      <div className="tray-room min-h-0 flex-1 overflow-auto p-4">
        {activity.error !== null && activity.data === undefined ? (
          <QueryError error={activity.error} onRetry={() => void activity.refetch()} />
        ) : unknown ? (
          <Unknown view={view} onView={onView} />
        ) : (
          <EntityBody entity={entity} view={view} zone={zone} total={total} about={about} onView={onView} />
        )}
      </div>
    </>
  );
}

function Unknown({ view, onView }: { view: View; onView: ChangeView }) {
  const narrowed = view.range.kind !== 'all' || view.filters.length > 0 || view.search !== null;
  return (
    <EmptyState
      icon={<SearchX aria-hidden />}
      title={narrowed ? 'No event of it in this range' : 'No event speaks of it'}
      actions={
        narrowed && (
          <button
            type="button"
            className={buttonClass()}
            onClick={() => onView((now) => ({ ...defaultView, zone: now.zone, split: now.split }))}
          >
            All time
          </button>
        )
      }
    >
      {narrowed
        ? 'It may have been seen at another time.'
        : 'It is in none of the logs that were imported here, by this spelling.'}
    </EmptyState>
  );
}
