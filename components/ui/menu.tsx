'use client';
import { Menu as Base } from '@base-ui/react/menu';
import { Check } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { Kbd } from './kbd.tsx';

interface Props {
  trigger: ReactElement;
  align?: 'start' | 'center' | 'end';
  side?: 'top' | 'bottom' | 'left' | 'right';
  /** MenuItem, MenuLink, MenuRadio, MenuSeparator. */
  children: ReactNode;
}

/** Menu: actions hung on a button. Props: trigger, align, side, children (the parts below). */
export function Menu({ trigger, align = 'start', side = 'bottom', children }: Props) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner side={side} align={align} sideOffset={4} collisionPadding={8} className="z-40">
          <Base.Popup className="popup max-h-(--available-height) min-w-44 overflow-y-auto p-1">
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

interface ItemProps {
  icon?: ReactNode;
  keys?: string;
  disabled?: boolean;
  onSelect: () => void;
  children: ReactNode;
}

export function MenuItem({ icon, keys, disabled, onSelect, children }: ItemProps) {
  return (
    <Base.Item
      className="menu-item [&>svg]:size-3.5 [&>svg]:text-muted"
      disabled={disabled}
      onClick={onSelect}
    >
      {icon}
      <span className="flex-1 truncate">{children}</span>
      {keys && <Kbd keys={keys} />}
    </Base.Item>
  );
}

/** A real link: middle click and copy address work. `render` takes a next/link element. */
export function MenuLink({
  icon,
  render,
  children,
}: {
  icon?: ReactNode;
  render: ReactElement;
  children: ReactNode;
}) {
  return (
    <Base.LinkItem className="menu-item [&>svg]:size-3.5 [&>svg]:text-muted" render={render}>
      {icon}
      <span className="flex-1 truncate">{children}</span>
    </Base.LinkItem>
  );
}

interface RadioProps<T extends string> {
  label: string;
  value: T;
  options: readonly { value: T; label: ReactNode; icon?: ReactNode }[];
  onChange: (value: T) => void;
}

/** One of several, ticked. */
export function MenuRadio<T extends string>({ label, value, options, onChange }: RadioProps<T>) {
  return (
    <Base.RadioGroup aria-label={label} value={value} onValueChange={(next: T) => onChange(next)}>
      {options.map((option) => (
        <Base.RadioItem
          key={option.value}
          value={option.value}
          closeOnClick
          className="menu-item [&>svg]:size-3.5"
        >
          {option.icon}
          <span className="flex-1 truncate">{option.label}</span>
          <Base.RadioItemIndicator className="text-accent">
            <Check className="size-3.5" aria-hidden />
          </Base.RadioItemIndicator>
        </Base.RadioItem>
      ))}
    </Base.RadioGroup>
  );
}

export function MenuSeparator() {
  return <Base.Separator className="mx-1 my-1 h-px bg-line" />;
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return <div className="px-2 pt-1.5 pb-1 text-2xs font-medium text-faint">{children}</div>;
}

/** Items that belong together, under their name. */
export function MenuGroup({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Base.Group>
      <Base.GroupLabel className="px-2 pt-1.5 pb-1 text-2xs font-medium text-faint">{label}</Base.GroupLabel>
      {children}
    </Base.Group>
  );
}
