import { QueryClient } from '@tanstack/react-query';
import { SpoorError } from '#lib/core/errors.ts';

/** Only these may pass by waiting; any other answer is final. */
const passing = new Set(['unavailable', 'query_timeout']);

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
