import type { QueryClient } from '@tanstack/react-query';

/** What a person may be reading: it changes when they ask for it. */
const held = new Set<unknown>(['events', 'activity', 'facet', 'statistics', 'coverage', 'sessions']);

/** Something was imported: everything is asked for anew but lists in use, which are as old as they say. */
export async function refreshAround(client: QueryClient): Promise<void> {
  await Promise.all([
    client.invalidateQueries({ predicate: ({ queryKey }) => !held.has(queryKey[0]) }),
    client.invalidateQueries({ predicate: ({ queryKey }) => held.has(queryKey[0]), refetchType: 'none' }),
  ]);
}

/** The lists in use show what is there now, from their beginning. */
export async function refreshLists(client: QueryClient): Promise<void> {
  await Promise.all([
    client.resetQueries({ queryKey: ['events'] }),
    client.invalidateQueries({
      predicate: ({ queryKey }) => queryKey[0] !== 'events' && held.has(queryKey[0]),
    }),
  ]);
}
