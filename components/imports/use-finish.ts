import { useEffect, useRef } from 'react';

/** Calls once when something that was seen working is finished; not for what was finished before. */
export function useFinish(state: 'unknown' | 'working' | 'finished', onFinish: () => void): void {
  const wasWorking = useRef(false);
  const latest = useRef(onFinish);
  useEffect(() => {
    latest.current = onFinish;
  });
  useEffect(() => {
    if (state === 'finished' && wasWorking.current) latest.current();
    wasWorking.current = state === 'working';
  }, [state]);
}
