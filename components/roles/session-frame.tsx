'use client';
import type { UseQueryResult } from '@tanstack/react-query';
import { Link2, Waypoints } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { ZoneSwitch } from '#components/filters/zone-switch.tsx';
import { PageHeader } from '#components/shell/page-header.tsx';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { ValueText } from '#components/ui/value-text.tsx';
import { useFollowImports } from '#lib/browser/use-follow-imports.ts';
import { usePageParameter } from '#lib/browser/use-page-parameter.ts';
import { useView } from '#lib/browser/use-view.ts';
import { useZone } from '#lib/browser/use-zone.ts';
import { isNotLinked } from '#lib/core/errors.ts';
import { graphHref, reachHref, rolesHref, sessionHref } from '#lib/core/roles/role-hrefs.ts';
import { LinkingNotice } from './linking-notice.tsx';
import { PlaceNav } from './place-nav.tsx';

/** What the pages of one session share. */
export interface AboutSession {
  /** The session's key, from the URL. */
  readonly sessionKey: string;
  /** As the View has it. */
  readonly viewZone: string;
  /** As `useZone` gives it. */
  readonly zone: string;
}

interface Props {
  title: string | undefined;
  /** The answer that the page shows. */
  query: Pick<UseQueryResult<{ loose: number }>, 'data' | 'failureReason'>;
  hint?: ReactNode;
  actions?: ReactNode;
  children: (about: AboutSession) => ReactNode;
}

/** SessionFrame: header and places of the pages of the session in the URL. Props: title, query, hint, actions, children. */
export function SessionFrame({ title, query, hint, actions, children }: Props) {
  useFollowImports();
  const [key] = usePageParameter('key');
  const { view, changeView } = useView();
  const zone = useZone(view.zone);
  const places =
    key === null
      ? []
      : [
          { href: sessionHref(key, view.zone), path: '/roles/session', label: 'Session' },
          { href: graphHref(key, view.zone), path: '/roles/graph', label: 'Chain' },
          { href: reachHref(key, view.zone), path: '/roles/reach', label: 'Blast radius' },
        ];
  return (
    <div className="relative flex min-h-0 min-w-0 flex-1 flex-col">
      <PageHeader
        title={
          <span className="flex min-w-0 items-baseline gap-2">
            <Link href={rolesHref({ zone: view.zone })} className="font-normal text-muted hover:text-ink">
              Roles
            </Link>
            <span aria-hidden className="font-normal text-faint">
              /
            </span>
            <ValueText value={title ?? key ?? 'Session'} prose truncate className="min-w-0" />
          </span>
        }
        hint={hint}
        actions={
          <>
            {actions}
            {places.length > 0 && <PlaceNav label="About this session" places={places} />}
            <ZoneSwitch
              zone={view.zone}
              resolved={zone}
              onZone={(next) => changeView((now) => ({ ...now, zone: next }), 'replace')}
            />
            <CopyButton
              wide
              label="Copy link"
              icon={<Link2 aria-hidden />}
              text={() => window.location.href}
            />
          </>
        }
      />
      {key === null ? (
        <EmptyState
          title="No session is named"
          actions={
            <Link href={rolesHref()} className="text-sm text-accent hover:underline">
              All sessions
            </Link>
          }
        >
          The link to this page says which session it is about. Choose one from the list.
        </EmptyState>
      ) : query.data === undefined && isNotLinked(query.failureReason) ? (
        <EmptyState icon={<Waypoints aria-hidden />} title="This session is not here yet">
          {query.failureReason.remedy} This page asks again by itself.
        </EmptyState>
      ) : (
        children({ sessionKey: key, viewZone: view.zone, zone })
      )}
      <LinkingNotice loose={query.data?.loose ?? 0} />
    </div>
  );
}
