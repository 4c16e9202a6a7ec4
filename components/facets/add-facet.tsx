'use client';
import { useQuery } from '@tanstack/react-query';
import { Command } from 'cmdk';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Popover } from '#components/ui/popover.tsx';
import { QueryError } from '#components/ui/query-error.tsx';
import { ValueText } from '#components/ui/value-text.tsx';
import { suggestQuery } from '#lib/browser/field-queries.ts';
import { useSettled } from '#lib/browser/use-settled.ts';
import { canonicalFacet, maxFacets } from '#lib/core/view/canonical-view.ts';
import { defaultView } from '#lib/core/view/view.ts';

/** AddFacet: any place in the record's parameters, answers and resources, as events have them. Props: facets, onAdd. */
export function AddFacet({ facets, onAdd }: { facets: readonly string[]; onAdd: (path: string) => void }) {
  const [open, setOpen] = useState(false);
  const full = facets.length >= maxFacets;
  return (
    <Popover
      label="Add a field"
      open={open}
      onOpenChange={setOpen}
      className="w-96 overflow-hidden p-0!"
      trigger={
        <Button
          look="ghost"
          size="sm"
          icon={<Plus aria-hidden />}
          disabled={full}
          title={full ? `At most ${maxFacets} fields` : undefined}
        >
          Add a field …
        </Button>
      }
    >
      <Paths
        facets={facets}
        onAdd={(path) => {
          setOpen(false);
          onAdd(path);
        }}
      />
    </Popover>
  );
}

function Paths({ facets, onAdd }: { facets: readonly string[]; onAdd: (path: string) => void }) {
  const [search, setSearch] = useState('');
  const [highlighted, setHighlighted] = useState('');
  const asked = useSettled(search.trim(), 120);
  const { data, error, isPending } = useQuery(suggestQuery(null, defaultView, asked, 100));
  const typed = canonicalFacet(search.trim());
  const known = (data?.suggestions ?? []).map(({ text }) => text);
  // The list may be an answer to fewer letters.
  const holds = (path: string) => path.toLowerCase().includes(search.trim().toLowerCase());
  const offered = [...new Set([...known.filter(holds), ...(typed === null ? [] : [typed])])].filter(
    (path) => canonicalFacet(path) === path && !facets.includes(path),
  );
  const current = offered.includes(highlighted) ? highlighted : (offered[0] ?? '');
  return (
    <Command label="Paths" shouldFilter={false} loop value={current} onValueChange={setHighlighted}>
      <Command.Input
        autoFocus
        value={search}
        onValueChange={setSearch}
        placeholder="requestParameters.bucketName, roleArn …"
        className="h-9 w-full border-b border-line bg-transparent px-3 text-sm outline-none"
      />
      <Command.List className="h-72 overflow-y-auto p-1">
        {error !== null && <QueryError inline error={error} className="m-1" />}
        {!isPending && error === null && (
          <Command.Empty className="px-2 py-3 text-sm text-muted">
            No event has such a path. Paths begin with requestParameters, responseElements,
            additionalEventData, resources or serviceEventDetails.
          </Command.Empty>
        )}
        {offered.map((path) => (
          <Command.Item key={path} value={path} onSelect={() => onAdd(path)} className="menu-item">
            <ValueText value={path} truncate className="min-w-0 flex-1 text-xs" />
          </Command.Item>
        ))}
      </Command.List>
    </Command>
  );
}
