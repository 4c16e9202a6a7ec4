'use client';
import { Dialog } from './dialog.tsx';
import { Kbd } from './kbd.tsx';

export interface Shortcut {
  keys: string;
  does: string;
}

interface Props {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  groups: readonly { title: string; shortcuts: readonly Shortcut[] }[];
}

/** ShortcutHelp: the list that `?` opens. Props: open, onOpenChange, groups ({ title, shortcuts: { keys, does } }). */
export function ShortcutHelp({ open, onOpenChange, groups }: Props) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Keyboard">
      <div className="flex flex-col gap-4">
        {groups.map((group) => (
          <section key={group.title}>
            <h3 className="mb-1 text-xs font-medium text-faint">{group.title}</h3>
            <dl>
              {group.shortcuts.map((shortcut) => (
                <div
                  key={shortcut.keys}
                  className="flex h-7 items-center justify-between border-b border-line text-sm"
                >
                  <dt>{shortcut.does}</dt>
                  <dd>
                    <Kbd keys={shortcut.keys} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
