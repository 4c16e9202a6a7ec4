import { useSyncExternalStore } from 'react';

const never = () => () => {};

/** A View's zone as a name that clocks know: `UTC`, this machine's, or the IANA name itself. */
export function useZone(zone: string): string {
  const local = useSyncExternalStore(
    never,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => 'UTC',
  );
  if (zone === 'utc') return 'UTC';
  return zone === 'local' ? local : zone;
}
