import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useRunningImport } from './use-running-import.ts';

/** What follows from sessions; the list of sessions keeps its rows while somebody reads them. */
const ofSessions = new Set<unknown>(['session', 'event-origin', 'missing-logs', 'trust']);
const runningMs = 10_000;

/**
 * Answers about sessions say themselves how much is not linked yet, and are asked for again until
 * nothing is left; that an import begins or ends, here or elsewhere, they cannot know.
 */
export function useFollowImports(): void {
  const client = useQueryClient();
  const running = useRunningImport();
  useEffect(() => {
    if (!running) return;
    const askAgain = () =>
      client.invalidateQueries({ predicate: ({ queryKey }) => ofSessions.has(queryKey[0]) });
    const timer = setInterval(askAgain, runningMs);
    return () => {
      clearInterval(timer);
      void askAgain();
    };
  }, [client, running]);
}
