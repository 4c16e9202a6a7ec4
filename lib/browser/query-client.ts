import { QueryClient } from '@tanstack/react-query';
import { isNotLinked, SpoorError } from '#lib/core/errors.ts';

/** Only this may pass by waiting. What took too long would take as long again, at the cost of everybody else. */
const passing = new Set(['unavailable']);
/** It will come, or turn out not to be there, as soon as the sessions of an import are linked. */
const linkingMs = 2000;

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        retry: (failures, error) =>
          isNotLinked(error) || (failures < 3 && error instanceof SpoorError && passing.has(error.code)),
        retryDelay: (attempt, error) =>
          isNotLinked(error) ? linkingMs : Math.min(500 * 2 ** attempt, 4_000),
      },
    },
  });
}
