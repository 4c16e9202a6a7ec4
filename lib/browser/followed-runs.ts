import { useSyncExternalStore } from 'react';

/** Runs that this tab started and still shows in its tray; a reload keeps following them. */
const storageKey = 'spoor-followed-runs';
const none: readonly string[] = [];
const listeners = new Set<() => void>();
let runs: readonly string[] | null = null;

export function useFollowedRuns(): readonly string[] {
  return useSyncExternalStore(subscribe, read, () => none);
}

/** In the order in which they were started. */
export function followedRuns(): readonly string[] {
  return read();
}

export function followRun(id: string): void {
  if (!read().includes(id)) write([...read(), id]);
}

export function unfollowRun(id: string): void {
  write(read().filter((other) => other !== id));
}

function read(): readonly string[] {
  runs ??= fromStorage();
  return runs;
}

function write(next: readonly string[]): void {
  runs = next;
  try {
    sessionStorage.setItem(storageKey, JSON.stringify(next));
  } catch {
    // Storage may be full or refused: the tray then forgets at a reload, which loses no import.
  }
  for (const listener of listeners) listener();
}

function fromStorage(): readonly string[] {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(storageKey) ?? '[]');
    return Array.isArray(stored) ? stored.filter((id) => typeof id === 'string') : none;
  } catch {
    return none;
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
