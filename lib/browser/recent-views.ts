import { useEffect, useSyncExternalStore } from 'react';
import { formatView, parseView } from '#lib/core/view/codec.ts';
import { defaultView, type View } from '#lib/core/view/view.ts';

const storageKey = 'spoor-recent-views';
const maxRecent = 20;
/** A View that was left sooner was a step on the way. */
const stayMs = 2_500;

const listeners = new Set<() => void>();
let cached: { readonly text: string | null; readonly views: readonly string[] } = { text: null, views: [] };

function read(): readonly string[] {
  const text = window.localStorage.getItem(storageKey);
  if (text !== cached.text) cached = { text, views: parse(text) };
  return cached.views;
}

function parse(text: string | null): readonly string[] {
  try {
    const value: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(value) ? value.filter((each) => typeof each === 'string').slice(0, maxRecent) : [];
  } catch {
    return [];
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}

const none: readonly string[] = [];

/** The last 20 Views that this browser stayed at, as `formatView` spells them, the latest first. */
export function useRecentViews(): readonly string[] {
  return useSyncExternalStore(subscribe, read, () => none);
}

/** Remembers the View once it has been looked at for a moment; what asks nothing is not kept. */
export function useRememberView(view: View): void {
  const { range, filters, search, file } = view;
  const asked = formatView({ ...defaultView, range, filters, search, file });
  useEffect(() => {
    if (filters.length === 0 && search === null && file === null) return;
    const timer = setTimeout(() => remember(asked), stayMs);
    return () => clearTimeout(timer);
  }, [asked, filters.length, search, file]);
}

function remember(asked: string): void {
  // One question is one entry, whatever time it was asked of.
  const question = withoutRange(asked);
  const others = read().filter((each) => withoutRange(each) !== question);
  try {
    window.localStorage.setItem(storageKey, JSON.stringify([asked, ...others].slice(0, maxRecent)));
  } catch {
    // A full or forbidden storage costs the list, not the page.
  }
  for (const listener of listeners) listener();
}

function withoutRange(text: string): string {
  return formatView({ ...parseView(text).view, range: defaultView.range });
}
