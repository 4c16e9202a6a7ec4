import { QueryClient } from '@tanstack/react-query';
import { SpoorError } from '#lib/core/errors.ts';

/** Only this may pass by waiting. What took too long would take as long again, at the cost of everybody else. */
const passing = new Set(['unavailable']);

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        retry: (failures, error) => failures < 3 && error instanceof SpoorError && passing.has(error.code),
        retryDelay: (attempt) => Math.min(500 * 2 ** attempt, 4_000),
      },
    },
  });
}
