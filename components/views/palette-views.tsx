'use client';
import { Command } from 'cmdk';
import { Bookmark } from 'lucide-react';
import { PaletteItem } from '#components/shell/palette-item.tsx';
import { ValueText } from '#components/ui/value-text.tsx';
import { useSavedViews } from '#lib/browser/saved-views.ts';
import { parseView } from '#lib/core/view/codec.ts';
import { openedView } from '#lib/core/view/saved-form.ts';
import { timelineHref } from '#lib/core/view/timeline-href.ts';

/** The saved views in the command palette; the time range that is shown stays where they have none. */
export function PaletteViews({ onOpen }: { onOpen: (href: string) => void }) {
  const views = useSavedViews() ?? [];
  if (views.length === 0) return null;
  return (
    <Command.Group heading="Saved views">
      {views.map((saved) => (
        <PaletteItem
          key={saved.id}
          icon={Bookmark}
          value={`view ${saved.name} ${saved.description} ${saved.id}`}
          onSelect={() => onOpen(timelineHref(openedView(saved, parseView(window.location.search).view)))}
        >
          <ValueText value={saved.name} prose truncate />
        </PaletteItem>
      ))}
    </Command.Group>
  );
}
