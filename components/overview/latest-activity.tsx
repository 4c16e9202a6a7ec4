'use client';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useMemo, useState } from 'react';
import { ActivityPanel } from '#components/activity/activity-panel.tsx';
import { StackedBy } from '#components/activity/stacked-by.tsx';
import { SegmentedControl } from '#components/ui/segmented-control.tsx';
import { useZone } from '#lib/browser/use-zone.ts';
import { formatCount } from '#lib/core/text/format-number.ts';
import { timelineHref, timelineOf } from '#lib/core/view/timeline-href.ts';
import { defaultView, type View } from '#lib/core/view/view.ts';
import { openingWindow, usefulWindows, windowRange } from './activity-window.ts';

interface Props {
  first: number;
  last: number;
  untimed: number;
  /** The View's zone. */
  zone: string;
}

/** LatestActivity: what happened up to the newest event. A drag or a click goes on in the timeline. */
export function LatestActivity({ first, last, untimed, zone }: Props) {
  const router = useRouter();
  const clock = useZone(zone);
  const [split, setSplit] = useState<View['split']>('outcome');
  const [window, setWindow] = useState(() => openingWindow({ first, last }));
  const view = useMemo<View>(
    () => ({ ...defaultView, split, zone, range: windowRange(window, { first, last }) }),
    [split, zone, window, first, last],
  );
  const choices = usefulWindows({ first, last });
  return (
    <ActivityPanel
      title="Activity"
      view={view}
      zone={clock}
      height={176}
      onZoom={(span) => router.push(timelineHref({ split, zone, range: { kind: 'absolute', ...span } }))}
      onPick={(key) => router.push(timelineOf(split, key, view))}
      hint={
        untimed > 0 && (
          <Link
            href={timelineHref({ zone, range: { kind: 'untimed' } })}
            className="text-accent hover:underline"
          >
            {formatCount(untimed)} without a usable time
          </Link>
        )
      }
      actions={
        <>
          {choices.length > 1 && (
            <SegmentedControl label="Stretch of time" value={window} onChange={setWindow} options={choices} />
          )}
          <StackedBy split={split} onSplit={setSplit} />
        </>
      }
    />
  );
}
