'use client';
import { Command } from 'cmdk';
import { Check, Globe } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Popover } from '#components/ui/popover.tsx';
import { formatOffset } from '#lib/core/time/format-time.ts';

interface Props {
  /** The View's: `utc`, `local` or a name. */
  zone: string;
  /** What it means here, as `useZone` gives it. */
  resolved: string;
  onZone: (zone: string) => void;
}

/** ZoneSwitch: the clock by which every time on the page is told. Props: zone, resolved, onZone. */
export function ZoneSwitch({ zone, resolved, onZone }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <Popover
      label="Time zone"
      align="end"
      open={open}
      onOpenChange={setOpen}
      className="w-72 overflow-hidden p-0!"
      trigger={
        <Button size="sm" look="ghost" icon={<Globe aria-hidden />} aria-label={`Time zone: ${resolved}`}>
          {zone === 'local' ? 'Local' : resolved}
        </Button>
      }
    >
      <Zones
        zone={zone}
        onZone={(next) => {
          setOpen(false);
          onZone(next);
        }}
      />
    </Popover>
  );
}

function Zones({ zone, onZone }: { zone: string; onZone: (zone: string) => void }) {
  const local = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const now = Date.now();
  const zones = [
    { id: 'utc', label: 'UTC', clock: 'UTC' },
    { id: 'local', label: `Local (${local})`, clock: local },
    ...Intl.supportedValuesOf('timeZone').map((name) => ({ id: name, label: name, clock: name })),
  ];
  return (
    <Command label="Time zones" loop>
      <Command.Input
        autoFocus
        placeholder="Search zones"
        className="h-9 w-full border-b border-line bg-transparent px-3 text-sm outline-none"
      />
      <Command.List className="max-h-72 overflow-y-auto p-1">
        <Command.Empty className="px-2 py-3 text-sm text-muted">No such zone.</Command.Empty>
        {zones.map(({ id, label, clock }) => (
          <Command.Item
            key={id}
            value={id}
            keywords={[label]}
            onSelect={() => onZone(id)}
            className="menu-item [contain-intrinsic-size:28px] [content-visibility:auto]"
          >
            <span className="flex-1 truncate">{label}</span>
            {id === zone && <Check className="size-3.5 text-accent" aria-hidden />}
            <span className="value text-2xs text-faint">{formatOffset(now, clock)}</span>
          </Command.Item>
        ))}
      </Command.List>
    </Command>
  );
}
