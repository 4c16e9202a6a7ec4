import { useSyncExternalStore } from 'react';

const never = () => () => {};

/**
 * False on the server, and while the page takes over what that drew. What one part of the page has
 * fetched by then another must not show yet: the server knew nothing of it.
 */
export function useTakenOver(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
