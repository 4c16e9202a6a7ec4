import Link from 'next/link';
import type { ReactNode } from 'react';
import { permalinkView } from '#components/events/permalink-view.ts';
import { TimeText } from '#components/events/time-text.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { ValueText } from '#components/ui/value-text.tsx';
import type { SessionDetailResponse } from '#lib/core/contract/roles.ts';
import { entityHref } from '#lib/core/entity/entity-codec.ts';
import { deliveryWords, mfaWords } from '#lib/core/roles/credential-words.ts';
import { formatDuration } from '#lib/core/time/format-time.ts';
import { timelineHref } from '#lib/core/view/timeline-href.ts';

interface Props {
  detail: SessionDetailResponse;
  zone: string;
  viewZone: string;
}

const mostKeys = 6;

/** SessionCredentials: how long they hold, with which limits, tags and second factor, and which keys. Props: detail, zone, viewZone. */
export function SessionCredentials({ detail, zone, viewZone }: Props) {
  const { session, grant, keys } = detail;
  const delivery = deliveryWords(detail);
  const limits =
    grant === null ? [] : [...grant.policies, ...(grant.inlinePolicy ? ['an inline session policy'] : [])];
  return (
    <dl className="grid grid-cols-[112px_minmax(0,1fr)] gap-x-3 gap-y-1.5 text-xs">
      {session.created !== null && (
        <Fact label="Made">
          <TimeText iso={session.created} zone={zone} />
        </Fact>
      )}
      <Fact label="End">
        <End detail={detail} zone={zone} viewZone={viewZone} />
        {grant?.duration != null && (
          <span className="text-muted"> · asked for {formatDuration(grant.duration * 1000)}</span>
        )}
      </Fact>
      <Fact label="MFA">
        <ValueText value={mfaWords(detail)} prose />
      </Fact>
      {delivery !== null && (
        <Fact label="Came">
          <ValueText value={delivery} prose />
        </Fact>
      )}
      {session.sourceIdentity !== null && (
        <Fact label="Source identity">
          <ValueText value={session.sourceIdentity} />
        </Fact>
      )}
      {grant !== null && grant.tags.length > 0 && (
        <Fact label="Tags">
          <span className="flex flex-wrap gap-1.5">
            {grant.tags.map((tag) => (
              <Badge key={`${tag.reach} ${tag.key}`}>
                <span title={reachWords[tag.reach]} className="min-w-0 truncate">
                  <ValueText value={`${tag.key}=${tag.value}`} />
                  {tag.reach !== 'own' && <span className="text-faint"> {tag.reach}</span>}
                </span>
              </Badge>
            ))}
          </span>
        </Fact>
      )}
      {limits.length > 0 && (
        <Fact label="Limited by">
          <ValueText value={limits.join(', ')} />
        </Fact>
      )}
      {grant?.externalId != null && (
        <Fact label="External id">
          <ValueText value={grant.externalId} />
        </Fact>
      )}
      <Fact label={keys.length === 1 ? 'Access key' : 'Access keys'}>
        {keys.length === 0 ? (
          <span className="text-faint">none in its records</span>
        ) : (
          <span className="flex flex-wrap gap-x-3">
            {keys.slice(0, mostKeys).map((key) => (
              <Link
                key={key}
                href={entityHref({ kind: 'accessKeyId', value: key }, { zone: viewZone })}
                className="hover:text-accent hover:underline"
              >
                <ValueText value={key} />
              </Link>
            ))}
            {keys.length > mostKeys && <span className="text-muted">{keys.length - mostKeys} more</span>}
          </span>
        )}
      </Fact>
    </dl>
  );
}

const reachWords = {
  own: 'Given with the call',
  transitive: 'Given with the call, for all sessions that come of it',
  inherited: 'Came from the session before, as a transitive tag',
} as const;

function End({ detail, zone, viewZone }: Props) {
  const { session, expires, ended } = detail;
  if (ended !== null)
    return (
      <>
        {ended.how} <TimeText iso={ended.time} zone={zone} />{' '}
        <Link href={timelineHref(permalinkView(ended.ref, viewZone))} className="text-accent hover:underline">
          the record
        </Link>
      </>
    );
  if (session.kind === 'access-key') return 'none by itself; no record here deletes or deactivates the key';
  return expires === null ? 'not in the logs' : <TimeText iso={expires} zone={zone} />;
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt className="leading-5 text-muted">{label}</dt>
      <dd className="min-w-0 leading-5 break-words">{children}</dd>
    </>
  );
}
