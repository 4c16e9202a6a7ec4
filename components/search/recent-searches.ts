import { useSyncExternalStore } from 'react';
import { maxSearchLength } from '#lib/core/search/parse-search.ts';

const key = 'spoor-recent-searches';
const most = 12;
const listeners = new Set<() => void>();
const none: readonly string[] = [];
let read: { raw: string | null; list: readonly string[] } = { raw: null, list: none };

/** The searches that this browser asked last, the newest first. Kept here alone, never sent. */
export function useRecentSearches(): readonly string[] {
  return useSyncExternalStore(listen, readList, () => none);
}

export function rememberSearch(text: string): void {
  write([text, ...readList().filter((other) => other !== text)].slice(0, most));
}

export function forgetSearches(): void {
  write([]);
}

function listen(onChange: () => void): () => void {
  listeners.add(onChange);
  window.addEventListener('storage', onChange);
  return () => {
    listeners.delete(onChange);
    window.removeEventListener('storage', onChange);
  };
}

function readList(): readonly string[] {
  const raw = stored();
  if (raw !== read.raw) read = { raw, list: parseList(raw) };
  return read.list;
}

function write(list: readonly string[]): void {
  try {
    localStorage.setItem(key, JSON.stringify(list));
  } catch {
    // No room, or no permission: a search works without being remembered.
  }
  for (const listener of listeners) listener();
}

function stored(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function parseList(raw: string | null): readonly string[] {
  try {
    const list: unknown = JSON.parse(raw ?? '[]');
    if (!Array.isArray(list)) return none;
    const texts = list.filter((each): each is string => typeof each === 'string' && each.trim() !== '');
    return texts.filter((text) => text.length <= maxSearchLength).slice(0, most);
  } catch {
    return none;
  }
}
