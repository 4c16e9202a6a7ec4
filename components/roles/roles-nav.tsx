import { missingHref, rolesHref, trustHref } from '#lib/core/roles/role-hrefs.ts';
import { PlaceNav } from './place-nav.tsx';

/** RolesNav: the three lists about roles. Props: zone, which they keep. */
export function RolesNav({ zone }: { zone: string }) {
  const places = [
    { path: '/roles', href: rolesHref({ zone }), label: 'Sessions' },
    { path: '/roles/trust', href: trustHref({ zone }), label: 'Trust map' },
    { path: '/roles/missing', href: missingHref(zone), label: 'Missing logs' },
  ];
  return <PlaceNav label="About roles" places={places} />;
}
