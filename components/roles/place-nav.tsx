'use client';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { cx } from '#components/ui/cx.ts';

interface Props {
  label: string;
  places: readonly { path: string; href: string; label: string }[];
}

/** PlaceNav: pages side by side that are about one thing. Props: label, places (path, href, label). */
export function PlaceNav({ label, places }: Props) {
  const pathname = usePathname();
  return (
    <nav
      aria-label={label}
      className="flex h-7 items-center gap-px rounded-sm bg-sunken p-0.5 ring-1 ring-line ring-inset"
    >
      {places.map(({ path, href, label: name }) => (
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
          {name}
        </Link>
      ))}
    </nav>
  );
}
