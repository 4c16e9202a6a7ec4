'use client';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { Fragment } from 'react';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { ValueText } from '#components/ui/value-text.tsx';
import { eventOriginQuery } from '#lib/browser/role-queries.ts';
import { isNotLinked } from '#lib/core/errors.ts';
import { lastOfArn, sessionTitle } from '#lib/core/roles/name-session.ts';
import { sessionHref } from '#lib/core/roles/role-hrefs.ts';
import { countOf, formatCount } from '#lib/core/text/format-number.ts';
import { GradeBadge } from './grade-badge.tsx';

interface Props {
  /** `formatEventRef` of the event. */
  eventRef: string;
  /** Its session; null where its record names none. */
  session: string | null;
  /** The View's zone, which the session's page keeps. */
  zone: string;
}

/** Steps shown by name; those between them are counted. */
const mostNames = 4;

const titles: Record<'session' | 'twin' | 'issued', string> = {
  session: 'Its session, with each step’s proof',
  twin: 'This record names no session; the caller’s own record of the same call (sharedEventID) does',
  issued: 'This record names no session of the caller; the session that the call opened leads back to it',
};

/** BehindEvent: who stands behind an event, from the origin to its session, in a line. Props: eventRef, session, zone. */
export function BehindEvent({ eventRef, session, zone }: Props) {
  const { data, isPending, failureReason } = useQuery(eventOriginQuery(eventRef, session));
  if (data === undefined)
    return isPending ? (
      <div role="status" className="flex h-7 items-start px-4 text-xs leading-5 text-muted">
        {isNotLinked(failureReason) ? (
          'Behind it: sessions are being linked…'
        ) : (
          <Skeleton className="mt-1 h-3 w-2/3" />
        )}
      </div>
    ) : null;
  const { behind, loose } = data;
  const changing = loose > 0 ? `Linking sessions, ${formatCount(loose)} to go: this may change` : undefined;
  if (behind === null)
    return (
      <p role="status" title={changing} className="px-4 pb-2 text-xs leading-5 text-muted">
        Behind it: no session that a record here names{loose > 0 && ', sessions are being linked…'}
      </p>
    );
  const names = behind.steps.map((step) => sessionTitle(step.session));
  const origin = lastOfArn(behind.origin);
  const way = names[0]?.split(' as ')[0] === origin ? names : [origin, ...names];
  const skipped = way.length - mostNames;
  const shown = skipped > 0 ? [way[0], `${skipped} more`, ...way.slice(-(mostNames - 1))] : way;
  return (
    <section aria-label="Who is behind this event" className="flex items-start gap-1.5 px-4 pb-2 text-xs">
      <span className="shrink-0 leading-5 text-muted">Behind it</span>
      <Link
        href={sessionHref(behind.session, zone)}
        title={titles[behind.via]}
        className="min-w-0 flex-1 leading-5 break-words hover:underline"
      >
        {shown.map((name, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same name may stand twice on the way.
          <Fragment key={at}>
            {at > 0 && <span className="text-faint"> → </span>}
            <ValueText value={name} className={at === 0 ? 'font-medium' : undefined} />
          </Fragment>
        ))}
        {behind.via === 'twin' && <span className="text-muted"> · by the caller’s own record</span>}
        {behind.via === 'issued' && <span className="text-muted"> · by the session that this opened</span>}
      </Link>
      {loose > 0 && (
        <span role="status" title={changing} className="shrink-0 leading-5 text-muted">
          linking…
        </span>
      )}
      {behind.doubts.length > 0 && (
        <span title={behind.doubts.join('\n').toWellFormed()} className="shrink-0 leading-5 text-warning">
          {countOf(behind.doubts.length, 'doubt')}
        </span>
      )}
      <GradeBadge grade={behind.weakest} kind={behind.steps.at(-1)?.session.kind ?? 'role'} />
    </section>
  );
}
