import { useSyncExternalStore } from 'react';

/** How a person likes lists, whatever they show: kept in this browser, no part of a link. */
interface ListPreferences {
  readonly density: 'comfortable' | 'compact';
  readonly time: 'absolute' | 'relative';
  /** Widths in px of columns that somebody resized. */
  readonly widths: Readonly<Record<string, number>>;
}

const key = 'spoor-list';
const listeners = new Set<() => void>();
const initial: ListPreferences = { density: 'comfortable', time: 'absolute', widths: {} };
let read: { raw: string | null; preferences: ListPreferences } = { raw: null, preferences: initial };

export function useListPreferences(): ListPreferences {
  return useSyncExternalStore(listen, readPreferences, () => initial);
}

export function changeListPreferences(change: Partial<ListPreferences>): void {
  try {
    localStorage.setItem(key, JSON.stringify({ ...readPreferences(), ...change }));
  } catch {
    // No room, or no permission: the list stays as it is.
  }
  for (const listener of listeners) listener();
}

function listen(onChange: () => void): () => void {
  listeners.add(onChange);
  window.addEventListener('storage', onChange);
  return () => {
    listeners.delete(onChange);
    window.removeEventListener('storage', onChange);
  };
}

function readPreferences(): ListPreferences {
  const raw = stored();
  if (raw !== read.raw) read = { raw, preferences: parseListPreferences(raw) };
  return read.preferences;
}

function stored(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Whatever is stored, by whichever version: what is not understood is as it was at first. */
export function parseListPreferences(raw: string | null): ListPreferences {
  try {
    const given = (JSON.parse(raw ?? '{}') ?? {}) as Partial<Record<keyof ListPreferences, unknown>>;
    const widths = Object.entries(given.widths ?? {}).filter(
      (pair): pair is [string, number] => typeof pair[1] === 'number' && pair[1] >= 40 && pair[1] <= 2000,
    );
    return {
      density: given.density === 'compact' ? 'compact' : 'comfortable',
      time: given.time === 'relative' ? 'relative' : 'absolute',
      widths: Object.fromEntries(widths),
    };
  } catch {
    return initial;
  }
}
