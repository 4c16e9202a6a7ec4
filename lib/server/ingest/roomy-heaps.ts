import { setFlagsFromString } from 'node:v8';

/**
 * Heaps of the threads that are started from now on: V8 collects a whole heap whenever 32 MB have passed
 * through buffers outside it, which an import does five times a second, and finds next to nothing each
 * time. Here buffers count as the heap's own, and it may hold 128 MB before the first full collection:
 * a fifth of an import's processor time (docs/decisions/0004-the-way-into-the-tables.md).
 */
export function makeHeapsRoomy(): void {
  setFlagsFromString('--external-memory-accounted-in-global-limit');
  setFlagsFromString('--initial-old-space-size=128');
}
