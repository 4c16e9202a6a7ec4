'use client';
import { useRouter } from 'next/navigation';
import { type ReactNode, useState } from 'react';
import { ExportTray } from '#components/exports/export-tray.tsx';
import { ImportProvider } from '#components/imports/import-provider.tsx';
import type { Theme } from '#components/theme/theme.ts';
import { ShortcutHelp } from '#components/ui/shortcut-help.tsx';
import { useTimelineHome } from '#components/views/use-timeline-home.ts';
import { CommandPalette } from './command-palette.tsx';
import { navItems } from './nav-items.ts';
import { Rail } from './rail.tsx';
import { useShellKeys } from './shell-keys.ts';
import { shortcutGroups } from './shortcuts.ts';

/** The frame around every page. A page fills what is right of the rail and scrolls by itself. */
export function Shell({ theme, children }: { theme: Theme; children: ReactNode }) {
  const router = useRouter();
  const homeOf = useTimelineHome();
  const [palette, setPalette] = useState(false);
  const [help, setHelp] = useState(false);
  useShellKeys({
    onPalette: () => setPalette((open) => !open),
    onHelp: () => setHelp(true),
    onGo: (key) => {
      const item = navItems.find((candidate) => candidate.key === key);
      if (item) router.push(homeOf(item.href));
      return item !== undefined;
    },
  });
  return (
    <ImportProvider>
      <div className="flex h-dvh overflow-hidden">
        <a
          href="#content"
          className="absolute top-2 left-2 z-50 -translate-y-16 rounded-sm bg-raised px-3 py-1 shadow-popup focus:translate-y-0"
        >
          Skip to the content
        </a>
        <Rail theme={theme} onPalette={() => setPalette(true)} onHelp={() => setHelp(true)} />
        <main
          id="content"
          tabIndex={-1}
          className="flex min-w-0 flex-1 flex-col overflow-hidden outline-none"
        >
          {children}
        </main>
        <ExportTray />
        <CommandPalette open={palette} onOpenChange={setPalette} onHelp={() => setHelp(true)} />
        <ShortcutHelp open={help} onOpenChange={setHelp} groups={shortcutGroups} />
      </div>
    </ImportProvider>
  );
}
