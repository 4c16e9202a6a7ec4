'use client';
import { useView } from '#lib/browser/use-view.ts';
import { useZone } from '#lib/browser/use-zone.ts';
import { ZoneSwitch } from './zone-switch.tsx';

/** The clock of a page that has no other filters: the URL's zone, and the way to change it. */
export function PageZone() {
  const { view, changeView } = useView();
  return (
    <ZoneSwitch
      zone={view.zone}
      resolved={useZone(view.zone)}
      onZone={(zone) => changeView((current) => ({ ...current, zone }), 'replace')}
    />
  );
}
