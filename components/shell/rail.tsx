'use client';
import { CircleQuestionMark, Search } from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { Theme } from '#components/theme/theme.ts';
import { ThemeSwitch } from '#components/theme/theme-switch.tsx';
import { cx } from '#components/ui/cx.ts';
import { IconButton } from '#components/ui/icon-button.tsx';
import { useTimelineHome } from '#components/views/use-timeline-home.ts';
import { Mark } from './mark.tsx';
import { isCurrent, navItems } from './nav-items.ts';

interface Props {
  theme: Theme;
  onPalette: () => void;
  onHelp: () => void;
}

/** The slim bar on the left: where one is, where one can go. */
export function Rail({ theme, onPalette, onHelp }: Props) {
  const pathname = usePathname();
  const homeOf = useTimelineHome();
  return (
    <nav
      aria-label="Main"
      className="flex h-full w-(--rail-width) shrink-0 flex-col items-center border-r border-line bg-canvas py-2"
    >
      <Link
        href="/"
        aria-label="Spoor, overview"
        className="mb-3 flex size-10 items-center justify-center rounded-md"
      >
        <Mark className="size-6 text-brand" />
      </Link>
      <ul className="flex flex-col gap-1">
        {navItems.map((item) => {
          const current = isCurrent(item.href, pathname);
          return (
            <li key={item.href}>
              <Link
                href={homeOf(item.href)}
                aria-current={current ? 'page' : undefined}
                className={cx(
                  'flex h-12 w-14 flex-col items-center justify-center gap-1 rounded-md text-2xs transition-colors duration-75',
                  current ? 'bg-hover font-medium text-ink' : 'text-muted hover:bg-hover hover:text-ink',
                )}
              >
                <item.icon className={cx('size-4', current && 'text-accent')} aria-hidden />
                {item.label}
              </Link>
            </li>
          );
        })}
      </ul>
      <div className="mt-auto flex flex-col gap-1">
        <IconButton label="Go to, do, open" keys="Ctrl K" onClick={onPalette}>
          <Search aria-hidden />
        </IconButton>
        <IconButton label="Keyboard shortcuts" keys="?" onClick={onHelp}>
          <CircleQuestionMark aria-hidden />
        </IconButton>
        <ThemeSwitch initial={theme} />
      </div>
    </nav>
  );
}
