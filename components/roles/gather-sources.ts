import type { SessionDetailResponse } from '#lib/core/contract/roles.ts';

type Source = SessionDetailResponse['sources'][number];

interface GatheredSource extends Source {
  /** Agents that differ by an id alone, which some tools make anew for every run. */
  readonly agents: number;
}

/** Ids inside agents: UUIDs, and long runs of hexadecimal digits with a figure among them. */
const ids = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|\b(?=[a-f]*\d)[0-9a-f]{16,}\b/gi;

/** Sources in the order of their first use; those whose agents differ by an id alone are one. */
export function gatherSources(sources: readonly Source[]): GatheredSource[] {
  const firstSpelling = new Map<string | null, string | null>();
  const gathered = new Map<string, GatheredSource>();
  for (const source of sources) {
    const { sourceIPAddress, userAgent } = source;
    const kind = userAgent?.replace(ids, '…') ?? null;
    if (!firstSpelling.has(kind)) firstSpelling.set(kind, userAgent);
    const key = JSON.stringify([sourceIPAddress, kind]);
    const known = gathered.get(key);
    gathered.set(
      key,
      known === undefined
        ? { ...source, userAgent: firstSpelling.get(kind) ?? null, agents: 1 }
        : {
            ...known,
            last: [known.last, source.last].toSorted()[1] ?? known.last,
            events: known.events + source.events,
            agents: known.agents + 1,
          },
    );
  }
  return [...gathered.values()];
}
