import { useEffect, useState } from 'react';

/** The moment to count from, a minute old at most; null where nobody counts. */
export function useNow(wanted: boolean): number | null {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!wanted) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 60_000);
    return () => clearInterval(timer);
  }, [wanted]);
  return wanted ? now : null;
}
