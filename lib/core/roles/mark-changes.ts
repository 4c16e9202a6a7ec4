import type { SessionDetailResponse } from '../contract/roles.ts';

type Source = SessionDetailResponse['sources'][number];

interface Marks {
  /** Not seen in this session before; never so for the first. */
  readonly newAddress: boolean;
  readonly newAgent: boolean;
}

/** Addresses and agents in the order of their first use, with what changed in mid-session. */
export function markChanges<T extends Pick<Source, 'sourceIPAddress' | 'userAgent'>>(
  sources: readonly T[],
): (T & Marks)[] {
  const addresses = new Set<string | null>();
  const agents = new Set<string | null>();
  return sources.map((source, at) => {
    const newAddress = at > 0 && !addresses.has(source.sourceIPAddress);
    const newAgent = at > 0 && !agents.has(source.userAgent);
    addresses.add(source.sourceIPAddress);
    agents.add(source.userAgent);
    return { ...source, newAddress, newAgent };
  });
}
