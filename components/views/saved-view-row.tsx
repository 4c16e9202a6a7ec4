'use client';
import { Copy, Pencil, Star, Trash2 } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { TimeText } from '#components/events/time-text.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { ValueText } from '#components/ui/value-text.tsx';
import type { SavedView } from '#lib/core/contract/views.ts';
import { parseView } from '#lib/core/view/codec.ts';
import { openedView } from '#lib/core/view/saved-form.ts';
import { timelineHref } from '#lib/core/view/timeline-href.ts';
import { defaultView } from '#lib/core/view/view.ts';
import { useViewVerbs } from './use-view-verbs.ts';
import { ViewForm } from './view-form.tsx';
import { savedWords } from './view-words.ts';

/** A saved view, with what can be done to it. */
export function SavedViewRow({ saved, zone }: { saved: SavedView; zone: string }) {
  const [editing, setEditing] = useState(false);
  const { save, change, remove } = useViewVerbs();
  const { name, description, keepsRange, isDefault } = saved;
  const { words, range } = savedWords(saved.view);
  return (
    <tr className="group relative hover:bg-hover">
      <td className="td pl-4">
        <Link
          href={timelineHref(openedView(saved, defaultView))}
          className="block truncate font-medium after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
        >
          <ValueText value={name} prose truncate />
        </Link>
      </td>
      <td className="td truncate">
        <ValueText value={words} prose truncate />
        {description !== '' && <ValueText value={` ${description}`} prose truncate className="text-muted" />}
      </td>
      <td className="td truncate text-muted">{keepsRange ? range : 'The one that is shown'}</td>
      <td className="td">
        <TimeText iso={saved.updatedAt.replace(/\.\d+Z$/, 'Z')} zone={zone} />
      </td>
      <td className="td pr-3">
        <span className="relative z-10 flex justify-end gap-0.5">
          <IconButton
            size="sm"
            label={isDefault ? 'No longer the timeline’s default' : 'Show it when the timeline is opened'}
            pressed={isDefault}
            disabled={change.isPending}
            onClick={() => change.mutate({ of: saved, isDefault: !isDefault })}
          >
            <Star aria-hidden />
          </IconButton>
          <IconButton size="sm" label="Edit" onClick={() => setEditing(true)}>
            <Pencil aria-hidden />
          </IconButton>
          <IconButton
            size="sm"
            label="Duplicate"
            disabled={save.isPending}
            onClick={() =>
              save.mutate({ name: `${name} (copy)`.slice(0, 120), description, view: saved.view, keepsRange })
            }
          >
            <Copy aria-hidden />
          </IconButton>
          <IconButton
            size="sm"
            label="Delete"
            disabled={remove.isPending}
            onClick={() => remove.mutate(saved)}
          >
            <Trash2 aria-hidden />
          </IconButton>
        </span>
        <ViewForm
          open={editing}
          onOpenChange={setEditing}
          title="Edit the view"
          view={parseView(saved.view).view}
          zone={zone}
          initial={{ name, description, keepsRange }}
          saving={change.isPending}
          onSave={(values) => change.mutate({ of: saved, ...values }, { onSuccess: () => setEditing(false) })}
        />
      </td>
    </tr>
  );
}
