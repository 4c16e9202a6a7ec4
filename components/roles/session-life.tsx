'use client';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useMemo } from 'react';
import { ActivityPanel } from '#components/activity/activity-panel.tsx';
import type { SessionDetailResponse } from '#lib/core/contract/roles.ts';
import { prepareKin } from '#lib/core/roles/prepare-kin.ts';
import { countOf, formatCount } from '#lib/core/text/format-number.ts';
import { onlyValue } from '#lib/core/view/edit-view.ts';
import { timelineHref } from '#lib/core/view/timeline-href.ts';
import { defaultView, type TimeRange, type View } from '#lib/core/view/view.ts';
import { SessionKin } from './session-kin.tsx';

interface Props {
  detail: SessionDetailResponse;
  zone: string;
  viewZone: string;
}

/**
 * SessionLife: a session's events over time, between the sessions that it came from and those that it
 * opened; a drag or a click goes on in the timeline. Props: detail, zone, viewZone.
 */
export function SessionLife({ detail, zone, viewZone }: Props) {
  const { first, last, spans, children, childrenTotal } = detail;
  const sessionKey = detail.session.key;
  const router = useRouter();
  const view = useMemo<View>(
    () => ({
      ...defaultView,
      zone: viewZone,
      range: lifeRange(first, last),
      filters: [{ field: 'session', operator: 'is', values: [sessionKey] }],
    }),
    [sessionKey, first, last, viewZone],
  );
  const axis = view.range.kind === 'absolute' ? view.range : null;
  const above =
    axis &&
    prepareKin(
      detail.steps.slice(0, -1).map(({ session }) => session),
      spans,
      axis,
      'given',
    );
  const below = axis && prepareKin(children, spans, axis, 'first use');
  return (
    <ActivityPanel
      title="Its life"
      view={view}
      zone={zone}
      height={132}
      onZoom={(span) => router.push(timelineHref({ ...view, range: { kind: 'absolute', ...span } }))}
      onPick={(key) => router.push(timelineHref(onlyValue(view, 'outcome', key)))}
      actions={
        <Link href={timelineHref(view)} className="px-1 text-xs text-accent hover:underline">
          All events of this session
        </Link>
      }
      above={
        above && (
          <SessionKin label="Sessions that it came from" lanes={above} zone={zone} viewZone={viewZone} />
        )
      }
      below={
        below && (
          <>
            <SessionKin
              label="Sessions that it opened, over time"
              lanes={below}
              zone={zone}
              viewZone={viewZone}
            />
            {childrenTotal > below.length && (
              <p className="pt-1 pl-12 text-2xs text-muted">
                {formatCount(below.length)} of {countOf(childrenTotal, 'session')} that it opened
              </p>
            )}
          </>
        )
      }
    />
  );
}

/** A little more than the life itself, so that its ends are seen as ends. */
function lifeRange(first: string | null, last: string | null): TimeRange {
  if (first === null || last === null) return { kind: 'all' };
  const from = Date.parse(first);
  const to = Date.parse(last) + 1000;
  const margin = Math.ceil(Math.max(60_000, (to - from) / 12) / 1000) * 1000;
  return { kind: 'absolute', from: from - margin, to: to + margin };
}
