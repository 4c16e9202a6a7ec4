'use client';
import { Command } from 'cmdk';
import { Bookmark, ChevronDown, Clock, Settings2, Star } from 'lucide-react';
import Link from 'next/link';
import { type ReactNode, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Popover } from '#components/ui/popover.tsx';
import { ValueText } from '#components/ui/value-text.tsx';
import { useRecentViews, useRememberView } from '#lib/browser/recent-views.ts';
import { useSavedViews } from '#lib/browser/saved-views.ts';
import type { ChangeView } from '#lib/browser/use-view.ts';
import type { SavedView } from '#lib/core/contract/views.ts';
import { parseView } from '#lib/core/view/codec.ts';
import { isModified, openedView, savedForm } from '#lib/core/view/saved-form.ts';
import type { View } from '#lib/core/view/view.ts';
import { useViewVerbs } from './use-view-verbs.ts';
import { ViewForm } from './view-form.tsx';
import { savedWords } from './view-words.ts';

interface Props {
  view: View;
  zone: string;
  onView: ChangeView;
}

/** ViewsMenu: which saved view this is and whether it was changed since; others, and recent ones. Props: view, zone, onView. */
export function ViewsMenu({ view, zone, onView }: Props) {
  const [open, setOpen] = useState(false);
  const [saving, setSaving] = useState(false);
  const { save, change } = useViewVerbs();
  const views = useSavedViews();
  const current = views?.find(({ id }) => id === view.saved) ?? null;
  const modified = current !== null && isModified(view, current);
  useRememberView(view);
  const show = (next: (now: View) => View) => {
    setOpen(false);
    onView(next);
  };
  return (
    <span className="flex items-center gap-1.5">
      <Popover
        label="Views"
        open={open}
        onOpenChange={setOpen}
        className="w-96 overflow-hidden p-0!"
        trigger={
          <Button size="sm" look="ghost" icon={<Bookmark aria-hidden />} className="max-w-64">
            {current === null ? 'Views' : <ValueText value={current.name} prose truncate />}
            <ChevronDown aria-hidden />
          </Button>
        }
      >
        <Choices
          views={views ?? []}
          current={current}
          onSaved={(saved) => show((now) => openedView(saved, now))}
          onRecent={(text) => show((now) => ({ ...now, ...asked(text), saved: null, open: null }))}
        />
        <footer className="flex items-center gap-1 border-t border-line p-1.5">
          <Button
            size="sm"
            look="ghost"
            onClick={() => {
              setOpen(false);
              setSaving(true);
            }}
          >
            Save as…
          </Button>
          <Link
            href="/views"
            className="ml-auto flex h-6 items-center gap-1 rounded-sm px-2 text-xs text-muted hover:bg-hover hover:text-ink [&_svg]:size-3.5"
          >
            <Settings2 aria-hidden />
            Manage views
          </Link>
        </footer>
      </Popover>
      {modified && current !== null && (
        <>
          <span className="text-xs text-warning">modified</span>
          <Button
            size="sm"
            look="ghost"
            disabled={change.isPending}
            onClick={() => change.mutate({ of: current, view: savedForm(view, current.keepsRange) })}
          >
            Update
          </Button>
          <Button size="sm" look="ghost" onClick={() => setSaving(true)}>
            Save as
          </Button>
        </>
      )}
      <ViewForm
        open={saving}
        onOpenChange={setSaving}
        title="Save this view"
        view={view}
        zone={zone}
        initial={{ name: '', description: '', keepsRange: view.range.kind === 'absolute' }}
        saving={save.isPending}
        onSave={({ keepsRange, ...named }) =>
          save.mutate(
            { ...named, keepsRange, view: savedForm(view, keepsRange) },
            {
              onSuccess: ({ id }) => {
                setSaving(false);
                onView((now) => ({ ...now, saved: id }), 'replace');
              },
            },
          )
        }
      />
    </span>
  );
}

/** What a recent view asked, and of which time: how it is shown stays as it is. */
function asked(text: string): Pick<View, 'range' | 'filters' | 'search' | 'file'> {
  const { range, filters, search, file } = parseView(text).view;
  return { range, filters, search, file };
}

interface ChoicesProps {
  views: readonly SavedView[];
  current: SavedView | null;
  onSaved: (saved: SavedView) => void;
  onRecent: (text: string) => void;
}

function Choices({ views, current, onSaved, onRecent }: ChoicesProps) {
  const recent = useRecentViews();
  return (
    <Command label="Views" loop>
      <Command.Input
        autoFocus
        placeholder="Search saved and recent views"
        className="h-9 w-full border-b border-line bg-transparent px-3 text-sm outline-none"
      />
      <Command.List className="max-h-80 overflow-y-auto p-1 [&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-2xs [&_[cmdk-group-heading]]:text-faint">
        <Command.Empty className="px-2 py-3 text-sm text-muted">No such view.</Command.Empty>
        {views.length > 0 && (
          <Command.Group heading="Saved">
            {views.map((saved) => (
              <Choice
                key={saved.id}
                id={saved.id}
                title={saved.name}
                fine={saved.description === '' ? savedWords(saved.view).words : saved.description}
                icon={saved.isDefault ? <Star aria-label="Default" /> : <Bookmark aria-hidden />}
                current={saved.id === current?.id}
                onSelect={() => onSaved(saved)}
              />
            ))}
          </Command.Group>
        )}
        {recent.length > 0 && (
          <Command.Group heading="Recent">
            {recent.map((text) => {
              const { words, range } = savedWords(text);
              return (
                <Choice
                  key={text}
                  id={text}
                  title={words}
                  fine={range}
                  icon={<Clock aria-hidden />}
                  current={false}
                  onSelect={() => onRecent(text)}
                />
              );
            })}
          </Command.Group>
        )}
        {views.length === 0 && recent.length === 0 && (
          <p className="px-2 py-3 text-sm text-muted">
            Nothing is saved yet. Save a view to find its filters, columns and sort again.
          </p>
        )}
      </Command.List>
    </Command>
  );
}

interface ChoiceProps {
  id: string;
  title: string;
  fine: string;
  icon: ReactNode;
  current: boolean;
  onSelect: () => void;
}

function Choice({ id, title, fine, icon, current, onSelect }: ChoiceProps) {
  return (
    <Command.Item
      value={id}
      keywords={[title, fine]}
      onSelect={onSelect}
      aria-current={current || undefined}
      className="menu-item h-auto! py-1 [&>svg]:size-3.5 [&>svg]:shrink-0 [&>svg]:text-muted"
    >
      {icon}
      <span className="flex min-w-0 flex-1 flex-col">
        <ValueText value={title} prose truncate className={current ? 'font-medium text-accent' : undefined} />
        <ValueText value={fine} prose truncate className="text-2xs text-faint" />
      </span>
    </Command.Item>
  );
}
