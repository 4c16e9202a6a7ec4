import type { ReactNode } from 'react';
import { TimeText } from '#components/events/time-text.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { ValueText } from '#components/ui/value-text.tsx';
import type { SessionDetailResponse } from '#lib/core/contract/roles.ts';
import { nameSession } from '#lib/core/roles/name-session.ts';
import { reasons } from '#lib/core/roles/reasons.ts';
import { countOf, formatCount } from '#lib/core/text/format-number.ts';
import { formatDuration } from '#lib/core/time/format-time.ts';

interface Props {
  detail: SessionDetailResponse;
  zone: string;
}

/** SessionFacts: a session in plain words and figures. Props: detail, zone. */
export function SessionFacts({ detail, zone }: Props) {
  const { session, origin, first, last } = detail;
  const { what } = nameSession(session);
  const used = first === null || last === null ? null : Date.parse(last) - Date.parse(first);
  return (
    <section aria-label="In short" className="rounded-md border border-line bg-surface">
      <div className="flex flex-col gap-2 px-4 py-3">
        <p className="text-base leading-snug break-words">
          <ValueText value={session.arn ?? session.key} className="font-medium" />, {what}
          {session.account !== null && (
            <>
              {' '}
              in account <ValueText value={session.account} />
            </>
          )}
          .{' '}
          {session.depth > 0 ? (
            <>
              {countOf(session.depth, 'step')} from <ValueText value={origin} className="font-medium" />
              {session.crossed > 0 && `, across ${countOf(session.crossed + 1, 'account')}`}.
            </>
          ) : (
            session.arn !== origin && (
              <>
                It began with <ValueText value={origin} className="font-medium" />.
              </>
            )
          )}
          {session.forwarded > 0 &&
            ` Services went on for it with ${countOf(session.forwarded, 'call')} more, in sessions of their own.`}
        </p>
        {session.reasons.length > 0 && (
          <p className="flex flex-wrap gap-1.5">
            {session.reasons.map((reason) => (
              <Badge key={reason} tone={reasons[reason].points >= 20 ? 'warning' : 'neutral'}>
                {reasons[reason].words}
              </Badge>
            ))}
          </p>
        )}
      </div>
      <dl className="grid grid-cols-[repeat(4,minmax(0,1fr))_minmax(0,1.8fr)_minmax(0,1.8fr)] border-t border-line text-xs">
        <Fact label="Events">{formatCount(session.events)}</Fact>
        <Fact label="Changes">{formatCount(session.changes)}</Fact>
        <Fact label="Errors">{formatCount(session.errors)}</Fact>
        <Fact label="Used for">{used === null ? '–' : formatDuration(used)}</Fact>
        <Fact label="First event" small>
          <TimeText iso={first} zone={zone} />
        </Fact>
        <Fact label="Last event" small>
          <TimeText iso={last} zone={zone} />
        </Fact>
      </dl>
    </section>
  );
}

function Fact({ label, small, children }: { label: string; small?: boolean; children: ReactNode }) {
  return (
    <div className="flex min-w-0 flex-col justify-between gap-1 border-r border-line px-4 py-2 last:border-r-0">
      <dt className="text-muted">{label}</dt>
      <dd className={small ? 'truncate text-sm leading-6' : 'text-lg font-semibold'}>{children}</dd>
    </div>
  );
}
