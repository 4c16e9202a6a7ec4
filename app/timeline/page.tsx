import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { TimelineScreen } from '#components/events/timeline-screen.tsx';
import { facetCookie, parseFacetState } from '#components/facets/facet-state.ts';

export const metadata: Metadata = { title: 'Timeline' };

export default async function TimelinePage() {
  const facets = parseFacetState((await cookies()).get(facetCookie)?.value);
  return <TimelineScreen facets={facets} />;
}
