import { Command } from 'cmdk';
import { Crosshair } from 'lucide-react';
import { ValueText } from '#components/ui/value-text.tsx';
import { readPasted } from '#lib/core/entity/read-pasted.ts';
import { PaletteItem } from './palette-item.tsx';

/** PalettePasted: where an ARN, key id, address, account or eventID that was pasted leads. */
export function PalettePasted({ text, onOpen }: { text: string; onOpen: (href: string) => void }) {
  const places = readPasted(text);
  if (places.length === 0) return null;
  return (
    <Command.Group heading="Found in what you pasted" forceMount>
      {places.map(({ label, value, href }) => (
        <PaletteItem key={href} icon={Crosshair} value={`${label} ${text}`} onSelect={() => onOpen(href)}>
          {label} <ValueText value={value} className="text-muted" />
        </PaletteItem>
      ))}
    </Command.Group>
  );
}
