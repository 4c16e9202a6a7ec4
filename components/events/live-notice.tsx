'use client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { activityQuery } from '#lib/browser/event-queries.ts';
import { refreshLists } from '#lib/browser/hold-lists.ts';
import { useRunningImport } from '#lib/browser/use-running-import.ts';
import { formatView } from '#lib/core/view/codec.ts';
import type { View } from '#lib/core/view/view.ts';

interface Props {
  view: View;
  /** Events that the page counts; null until it is known. */
  shown: number | null;
  /** They are asked for: the list begins anew. */
  onShow: () => void;
}

const runningMs = 2000;

/**
 * LiveNotice: while something is imported, how many events came into the View since it was read;
 * they are shown when somebody asks for them, never under the hand. Props: view, shown, onShow.
 */
export function LiveNotice({ view, shown, onShow }: Props) {
  const client = useQueryClient();
  const running = useRunningImport();
  const [watched, setWatched] = useState(false);
  if (running && !watched) setWatched(true);
  const { data, refetch } = useQuery({
    ...activityQuery(view),
    queryKey: ['live', formatView({ ...view, open: null, compare: 'none' })],
    placeholderData: undefined,
    staleTime: 0,
    enabled: watched,
    refetchInterval: running ? runningMs : false,
  });
  useEffect(() => {
    // What came between the last look and the end.
    if (watched && !running) void refetch();
  }, [watched, running, refetch]);

  const now = data === undefined ? null : view.range.kind === 'untimed' ? data.untimed : data.total;
  const more = now === null || shown === null ? 0 : now - shown;
  if (more === 0) return null;
  return (
    <div
      role="status"
      className="flex h-8 shrink-0 items-center gap-2 border-b border-line bg-accent-soft px-4 text-xs"
    >
      <span className="tabular-nums">
        {more > 0
          ? `${more.toLocaleString('en')} new ${more === 1 ? 'event' : 'events'} in this view`
          : `${(-more).toLocaleString('en')} ${more === -1 ? 'event is' : 'events are'} no longer in this view`}
        {running && <span className="text-muted"> · an import is running</span>}
      </span>
      <Button
        size="sm"
        onClick={() => {
          void refreshLists(client);
          onShow();
        }}
      >
        Show
      </Button>
    </div>
  );
}
