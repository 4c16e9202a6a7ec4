import { CopyLink } from '#components/filters/copy-link.tsx';
import { ZoneSwitch } from '#components/filters/zone-switch.tsx';
import type { ChangeView } from '#lib/browser/use-view.ts';
import type { Span } from '#lib/core/view/edit-view.ts';
import type { View } from '#lib/core/view/view.ts';
import { RolesNav } from './roles-nav.tsx';

interface Props {
  view: View;
  /** What the View's zone stands for. */
  zone: string;
  spanNow: () => Span | null;
  onView: ChangeView;
}

/** RolesActions: what the head of a list about roles offers. Props: view, zone, spanNow, onView. */
export function RolesActions({ view, zone, spanNow, onView }: Props) {
  return (
    <>
      <RolesNav zone={view.zone} />
      <ZoneSwitch
        zone={view.zone}
        resolved={zone}
        onZone={(next) => onView((now) => ({ ...now, zone: next }), 'replace')}
      />
      <CopyLink view={view} spanNow={spanNow} zone={zone} />
    </>
  );
}
