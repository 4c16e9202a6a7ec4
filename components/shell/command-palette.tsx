'use client';
import { Dialog } from '@base-ui/react/dialog';
import { Command } from 'cmdk';
import { Braces, CircleQuestionMark, FileSearch, FolderUp, Moon, Sun, Upload } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useImportActions } from '#components/imports/import-actions.ts';
import { applyTheme } from '#components/theme/apply-theme.ts';
import { PaletteViews } from '#components/views/palette-views.tsx';
import { useTimelineHome } from '#components/views/use-timeline-home.ts';
import { parseEventRef } from '#lib/core/view/event-ref.ts';
import { navItems } from './nav-items.ts';
import { PaletteItem } from './palette-item.tsx';
import { PalettePasted } from './palette-pasted.tsx';

interface Props {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onHelp: () => void;
}

/** Ctrl-K: pages, actions, and one event by its id. */
export function CommandPalette({ open, onOpenChange, onHelp }: Props) {
  const router = useRouter();
  const homeOf = useTimelineHome();
  const { chooseFiles, chooseFolder } = useImportActions();
  const [text, setText] = useState('');
  const ref = eventRefIn(text);
  const run = (action: () => void) => () => {
    onOpenChange(false);
    setText('');
    action();
  };
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-backdrop transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Dialog.Popup
          aria-label="Go to, do, open"
          className="popup fixed top-[14vh] left-1/2 z-50 w-[560px] max-w-[calc(100vw-32px)] -translate-x-1/2"
        >
          <Command label="Go to, do, open" className="flex flex-col">
            <Command.Input
              // At once, so that what is typed right after Ctrl-K arrives.
              autoFocus
              value={text}
              onValueChange={setText}
              placeholder="Go to a page, do something, or paste an ARN, key, IP, account or event’s id"
              className="h-11 w-full border-b border-line bg-transparent px-4 text-base outline-none"
            />
            <Command.List className="max-h-80 overflow-y-auto p-1 [&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-2xs [&_[cmdk-group-heading]]:text-faint">
              <Command.Empty className="px-3 py-6 text-center text-sm text-muted">
                Nothing by that name.
              </Command.Empty>
              {ref && (
                <Command.Group heading="Event" forceMount>
                  <PaletteItem
                    icon={FileSearch}
                    value={text}
                    onSelect={run(() => router.push(`/timeline?open=${encodeURIComponent(ref)}`))}
                  >
                    Open event <span className="value text-muted">{ref}</span>
                  </PaletteItem>
                </Command.Group>
              )}
              <PalettePasted text={text} onOpen={(href) => run(() => router.push(href))()} />
              <Command.Group heading="Go to">
                {navItems.map((item) => (
                  <PaletteItem
                    key={item.href}
                    icon={item.icon}
                    keys={`g ${item.key}`}
                    onSelect={run(() => router.push(homeOf(item.href)))}
                  >
                    {item.label}
                  </PaletteItem>
                ))}
              </Command.Group>
              <PaletteViews onOpen={(href) => run(() => router.push(href))()} />
              <Command.Group heading="Do">
                <PaletteItem icon={Upload} onSelect={run(chooseFiles)}>
                  Import files
                </PaletteItem>
                <PaletteItem icon={FolderUp} onSelect={run(chooseFolder)}>
                  Import a folder
                </PaletteItem>
                <PaletteItem icon={Sun} onSelect={run(() => applyTheme('light'))}>
                  Light theme
                </PaletteItem>
                <PaletteItem icon={Moon} onSelect={run(() => applyTheme('dark'))}>
                  Dark theme
                </PaletteItem>
                <PaletteItem icon={Braces} onSelect={run(() => router.push('/api-docs'))}>
                  API documentation
                </PaletteItem>
                <PaletteItem icon={CircleQuestionMark} keys="?" onSelect={run(onHelp)}>
                  Keyboard shortcuts
                </PaletteItem>
              </Command.Group>
            </Command.List>
          </Command>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** An id as the drawer copies it, alone or inside a pasted link. */
function eventRefIn(text: string): string | null {
  const word = text.trim();
  const named = /[?&]open=([^&#\s]+)/.exec(word)?.[1] ?? word;
  return parseEventRef(named) === null ? null : named;
}
