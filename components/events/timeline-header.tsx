import { ExportMenu } from '#components/exports/export-menu.tsx';
import { CopyLink } from '#components/filters/copy-link.tsx';
import { ZoneSwitch } from '#components/filters/zone-switch.tsx';
import { PageHeader } from '#components/shell/page-header.tsx';
import { ViewsMenu } from '#components/views/views-menu.tsx';
import type { ChangeView } from '#lib/browser/use-view.ts';
import type { Span } from '#lib/core/view/edit-view.ts';
import { freezeView } from '#lib/core/view/freeze-view.ts';
import type { View } from '#lib/core/view/view.ts';
import { TotalHint } from './total-hint.tsx';

interface Props {
  view: View;
  /** The View whose events are shown. */
  asked: View;
  onView: ChangeView;
  zone: string;
  /** Null until it is known. */
  total: number | null;
  untimed: number;
  /** What the total is estimated from; null where it is exact. */
  estimate: string | null;
  spanNow: () => Span | null;
}

/** TimelineHeader: which view this is, how many events, and what can be handed on. */
export function TimelineHeader({ view, asked, onView, zone, total, untimed, estimate, spanNow }: Props) {
  return (
    <PageHeader
      title="Timeline"
      hint={
        <span className="flex min-w-0 items-center gap-3">
          <ViewsMenu view={view} zone={zone} onView={onView} />
          <TotalHint total={total} untimed={untimed} estimate={estimate} view={view} onView={onView} />
        </span>
      }
      actions={
        <>
          <ZoneSwitch
            zone={view.zone}
            resolved={zone}
            onZone={(next) => onView((now) => ({ ...now, zone: next }), 'replace')}
          />
          <ExportMenu frozen={() => freezeView(asked, spanNow(), zone)} disabled={total === null} />
          <CopyLink view={view} spanNow={spanNow} zone={zone} />
        </>
      }
    />
  );
}
