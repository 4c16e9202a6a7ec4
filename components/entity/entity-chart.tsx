'use client';
import { useRouter } from 'next/navigation';
import { ActivityPanel } from '#components/activity/activity-panel.tsx';
import { StackedBy } from '#components/activity/stacked-by.tsx';
import type { ChangeView } from '#lib/browser/use-view.ts';
import { onlyValue } from '#lib/core/view/edit-view.ts';
import { timelineHref } from '#lib/core/view/timeline-href.ts';
import type { View } from '#lib/core/view/view.ts';

interface Props {
  /** The entity's events. */
  own: View;
  zone: string;
  onView: ChangeView;
}

/** EntityChart: activity over time. A drag narrows the page, a click on a layer leads to its events. */
export function EntityChart({ own, zone, onView }: Props) {
  const router = useRouter();
  return (
    <ActivityPanel
      title="Activity"
      view={own}
      zone={zone}
      height={150}
      onZoom={(span) => onView((now) => ({ ...now, range: { kind: 'absolute', ...span } }))}
      onPick={(key) => router.push(timelineHref(onlyValue(own, own.split, key)))}
      actions={
        <StackedBy split={own.split} onSplit={(split) => onView((now) => ({ ...now, split }), 'replace')} />
      }
    />
  );
}
