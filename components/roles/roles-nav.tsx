'use client';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { cx } from '#components/ui/cx.ts';
import { missingHref, rolesHref, trustHref } from '#lib/core/roles/role-hrefs.ts';

/** RolesNav: the three lists about roles. Props: zone, which they keep. */
export function RolesNav({ zone }: { zone: string }) {
  const pathname = usePathname();
  const places = [
    { path: '/roles', href: rolesHref({ zone }), label: 'Sessions' },
    { path: '/roles/trust', href: trustHref({ zone }), label: 'Trust map' },
    { path: '/roles/missing', href: missingHref(zone), label: 'Missing logs' },
  ];
  return (
    <nav
      aria-label="About roles"
      className="flex h-7 items-center gap-px rounded-sm bg-sunken p-0.5 ring-1 ring-line ring-inset"
    >
      {places.map(({ path, href, label }) => (
        <Link
          key={path}
          href={href}
          aria-current={pathname === path ? 'page' : undefined}
          className={cx(
            'flex h-6 items-center rounded-xs px-2 text-xs font-medium',
            pathname === path
              ? 'bg-raised text-ink shadow-[0_0_0_1px_var(--line-strong)]'
              : 'text-muted hover:text-ink',
          )}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
