import Link from 'next/link';
import { permalinkView } from '#components/events/permalink-view.ts';
import { TimeText } from '#components/events/time-text.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { ValueText } from '#components/ui/value-text.tsx';
import type { IssuanceRow } from '#lib/core/contract/roles.ts';
import { tellIssuance } from '#lib/core/roles/tell-step.ts';
import { timelineHref } from '#lib/core/view/timeline-href.ts';

interface Props {
  asked: readonly IssuanceRow[];
  zone: string;
  viewZone: string;
}

/** SessionAsked: the credentials that a session asked for, each leading to its record. Props: asked, zone, viewZone. */
export function SessionAsked({ asked, zone, viewZone }: Props) {
  if (asked.length === 0)
    return (
      <p className="p-3 text-xs text-muted">It asked for no other credentials, as far as the logs go.</p>
    );
  return (
    <ul>
      {asked.map((issuance) => (
        <li
          key={issuance.ref}
          className="relative flex h-8 items-center gap-3 border-b border-line px-3 text-xs last:border-b-0 hover:bg-hover"
        >
          <span className="shrink-0">
            <TimeText iso={issuance.eventTime} zone={zone} />
          </span>
          <Link
            href={timelineHref(permalinkView(issuance.ref, viewZone))}
            className="min-w-0 flex-1 after:absolute after:inset-0"
          >
            <ValueText value={tellIssuance(issuance)} prose truncate />
          </Link>
          {!issuance.succeeded && <Badge tone="denied">refused</Badge>}
        </li>
      ))}
    </ul>
  );
}
