import { KeyRound } from 'lucide-react';
import Link from 'next/link';
import { TimeText } from '#components/events/time-text.tsx';
import { ValueText } from '#components/ui/value-text.tsx';
import { readablePrincipal } from '#lib/core/cloudtrail/readable-principal.ts';
import type { EntityResponse } from '#lib/core/contract/entities.ts';
import { parseView } from '#lib/core/view/codec.ts';
import { timelineHref } from '#lib/core/view/timeline-href.ts';

/** EntityIssued: the calls that handed a key or a session out, the newest few, each a link to its event. */
export function EntityIssued({
  issued,
  zone,
}: {
  issued: NonNullable<EntityResponse['issued']>;
  zone: string;
}) {
  const { view } = parseView(issued.view);
  return (
    <section aria-label="Issued by" className="rounded-md border border-line bg-surface px-3 py-2 text-xs">
      <ul className="flex flex-col gap-1">
        {issued.events.map((row) => (
          <li key={row.ref} className="flex min-w-0 items-center gap-2">
            <KeyRound className="size-3.5 shrink-0 text-muted" aria-hidden />
            <span className="shrink-0 text-muted">Issued by</span>
            <Link
              href={timelineHref({ ...view, open: row.ref })}
              className="flex min-w-0 items-center gap-2 text-accent hover:underline"
            >
              <ValueText value={row.eventName} />
              <span className="min-w-0 truncate">
                of <ValueText value={readablePrincipal(row).name} />
              </span>
            </Link>
            <TimeText iso={row.eventTime} zone={zone} />
          </li>
        ))}
      </ul>
    </section>
  );
}
