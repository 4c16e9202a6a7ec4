'use client';
import { useQuery } from '@tanstack/react-query';
import { MapPin } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { GeoCredit } from '#components/entity/geo-credit.tsx';
import { Button } from '#components/ui/button.tsx';
import { Popover } from '#components/ui/popover.tsx';
import { QueryError } from '#components/ui/query-error.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { ValueText } from '#components/ui/value-text.tsx';
import { facetsQuery } from '#lib/browser/entity-queries.ts';
import { valueWords } from '#lib/core/entity/entity-words.ts';
import { callsOf, fromAddress, type TrustPair } from '#lib/core/roles/prepare-trust.ts';
import { countOf, formatCount } from '#lib/core/text/format-number.ts';
import { timelineHref } from '#lib/core/view/timeline-href.ts';
import type { View } from '#lib/core/view/view.ts';

/** The busiest, of each way that the calls went. */
const mostAddresses = 8;
const ways = ['taken', 'refused'] as const;
const wayWords = { taken: 'Taken', refused: 'Refused' };

/** TrustSources: from which addresses a pair's calls came, asked for when it is opened. Props: pair, view. */
export function TrustSources({ pair, view }: { pair: TrustPair; view: View }) {
  const [isOpen, setIsOpen] = useState(false);
  const parts = ways
    .map((way) => ({
      way,
      calls: callsOf(pair, way, view),
      count: way === 'taken' ? pair.count : pair.refused,
    }))
    .filter(({ count }) => count > 0);
  if (parts.every(({ calls }) => calls === null))
    return (
      <span className="text-faint" title="No view of the timeline holds just the calls of this pair">
        –
      </span>
    );
  return (
    <Popover
      label="From which addresses"
      open={isOpen}
      onOpenChange={setIsOpen}
      align="end"
      className="w-80"
      trigger={
        <Button look="ghost" size="sm" icon={<MapPin aria-hidden />} className="-ml-2">
          Where
        </Button>
      }
    >
      {isOpen && (
        <div className="flex flex-col gap-3 text-xs">
          {parts.map(({ way, calls, count }) =>
            calls === null ? (
              <p key={way} className="text-muted">
                {wayWords[way]} {countOf(count, 'time')}: no view of the timeline holds just these calls.
              </p>
            ) : (
              <Addresses key={way} way={way} calls={calls} />
            ),
          )}
        </div>
      )}
    </Popover>
  );
}

function Addresses({ way, calls }: { way: (typeof ways)[number]; calls: View }) {
  const { data, error, refetch } = useQuery({
    ...facetsQuery(calls, ['sourceIPAddress'], mostAddresses),
    // Addresses of another pair would be wrong, not old.
    placeholderData: undefined,
  });
  const facet = data?.facets[0];
  if (facet === undefined)
    return error === null ? (
      <Skeleton className="h-16 w-full" />
    ) : (
      <QueryError error={error} onRetry={() => void refetch()} inline />
    );
  const { values, distinct, sample, countries } = facet;
  return (
    <section aria-label={wayWords[way]} className="flex flex-col gap-1">
      <h3 className="flex items-baseline justify-between gap-2 text-muted">
        <span className={way === 'refused' ? 'text-denied-text' : undefined}>
          {wayWords[way]} from {countOf(distinct, 'address', 'addresses')}
        </span>
        {sample !== null && <span>of {formatCount(sample)} calls looked at</span>}
      </h3>
      <ul className="flex flex-col">
        {values.map(({ value, count }) => {
          const { detail } = valueWords('sourceIPAddress', value ?? '', countries?.[value ?? '']);
          return (
            <li key={value} className="flex h-6 items-center gap-2">
              <Link
                href={timelineHref(fromAddress(calls, value))}
                prefetch={false}
                className="min-w-0 hover:text-accent hover:underline"
              >
                <ValueText value={value} truncate />
              </Link>
              <span className="min-w-0 flex-1 truncate text-muted">{detail}</span>
              <span className="shrink-0 tabular-nums">{formatCount(count)}</span>
            </li>
          );
        })}
      </ul>
      {countries !== undefined && Object.keys(countries).length > 0 && <GeoCredit />}
      {distinct > values.length && (
        <p className="text-muted">{countOf(distinct - values.length, 'more address', 'more addresses')}</p>
      )}
    </section>
  );
}
