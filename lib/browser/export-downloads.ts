import { queryOptions } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { exportResponse } from '#lib/core/contract/exports.ts';
import { apiPaths } from '#lib/core/contract/paths.ts';
import { SpoorError } from '#lib/core/errors.ts';
import type { ExportFormat } from '#lib/core/export/export-format.ts';
import { formatView } from '#lib/core/view/codec.ts';
import type { View } from '#lib/core/view/view.ts';
import { fetchJson } from './fetch-json.ts';

/** A download that this tab began. */
export interface Download {
  readonly id: string;
  readonly format: ExportFormat;
  /** Milliseconds since 1970. */
  readonly since: number;
}

let downloads: readonly Download[] = [];
const listeners = new Set<() => void>();

function change(next: readonly Download[]): void {
  downloads = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const none: readonly Download[] = [];

export function useDownloads(): readonly Download[] {
  return useSyncExternalStore(
    subscribe,
    () => downloads,
    () => none,
  );
}

export function forgetDownload(id: string): void {
  change(downloads.filter((each) => each.id !== id));
}

/** Has the browser save the View's rows; the page stays where it is. */
export function startExport(view: View, format: ExportFormat): void {
  const id = crypto.randomUUID();
  const query = new URLSearchParams(formatView({ ...view, open: null, saved: null }));
  query.set('format', format);
  query.set('id', id);
  const link = document.createElement('a');
  link.href = `${apiPaths.eventsExport}?${query}`;
  link.download = '';
  link.click();
  change([...downloads, { id, format, since: Date.now() }]);
}

/** The browser asks for a download a moment after it was told to. */
const firstLookMs = 600;

/** How far a download is; null where the server does not know it. */
export function exportQuery({ id, since }: Download) {
  return queryOptions({
    queryKey: ['export', id],
    queryFn: async ({ signal }) => {
      const early = since + firstLookMs - Date.now();
      if (early > 0) await new Promise((done) => setTimeout(done, early));
      return fetchJson(apiPaths.export(id), exportResponse, { signal }).catch((error: unknown) => {
        if (error instanceof SpoorError && error.code === 'not_found') return null;
        throw error;
      });
    },
    refetchInterval: ({ state }) =>
      state.data?.state === undefined || state.data?.state === 'running' ? 500 : false,
    refetchIntervalInBackground: true,
    staleTime: 0,
  });
}

export function cancelExport(id: string) {
  return fetchJson(apiPaths.export(id), exportResponse, { method: 'DELETE' });
}
