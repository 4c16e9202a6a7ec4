import { Command } from 'cmdk';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Kbd } from '#components/ui/kbd.tsx';

interface Props {
  icon: LucideIcon;
  keys?: string;
  /** What the search compares with, where the text is not enough. */
  value?: string;
  onSelect: () => void;
  children: ReactNode;
}

export function PaletteItem({ icon: Icon, keys, value, onSelect, children }: Props) {
  return (
    <Command.Item value={value} onSelect={onSelect} className="menu-item h-8">
      <Icon className="size-3.5 shrink-0 text-muted" aria-hidden />
      <span className="flex-1 truncate">{children}</span>
      {keys && <Kbd keys={keys} />}
    </Command.Item>
  );
}
