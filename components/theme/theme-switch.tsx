'use client';
import { Monitor, Moon, Sun } from 'lucide-react';
import { useState } from 'react';
import { IconButton } from '#components/ui/icon-button.tsx';
import { Menu, MenuRadio } from '#components/ui/menu.tsx';
import { applyTheme } from './apply-theme.ts';
import type { Theme } from './theme.ts';

const options = [
  { value: 'system', label: 'Like the system', icon: <Monitor aria-hidden /> },
  { value: 'light', label: 'Light', icon: <Sun aria-hidden /> },
  { value: 'dark', label: 'Dark', icon: <Moon aria-hidden /> },
] as const;

export function ThemeSwitch({ initial }: { initial: Theme }) {
  const [theme, setTheme] = useState(initial);
  const icon = options.find((option) => option.value === theme)?.icon;
  return (
    <Menu side="right" align="end" trigger={<IconButton label="Theme">{icon}</IconButton>}>
      <MenuRadio
        label="Theme"
        value={theme}
        options={options}
        onChange={(next) => {
          setTheme(next);
          applyTheme(next);
        }}
      />
    </Menu>
  );
}
