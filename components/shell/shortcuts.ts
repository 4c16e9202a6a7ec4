import type { Shortcut } from '#components/ui/shortcut-help.tsx';
import { navItems } from './nav-items.ts';

/** What `?` shows. Lists behave alike on every page, so their keys are written here once. */
export const shortcutGroups: readonly { title: string; shortcuts: readonly Shortcut[] }[] = [
  {
    title: 'Everywhere',
    shortcuts: [
      { keys: 'Ctrl K', does: 'Go to, do, open' },
      ...navItems.map((item) => ({ keys: `g ${item.key}`, does: item.label })),
      { keys: '?', does: 'This list' },
      { keys: 'Esc', does: 'Close what is open' },
    ],
  },
  {
    title: 'In lists',
    shortcuts: [
      { keys: 'j', does: 'Next row' },
      { keys: 'k', does: 'Previous row' },
      { keys: 'Enter', does: 'Open the row' },
      { keys: '← →', does: 'Through the values of a row' },
      { keys: 'Space', does: 'Include, exclude, copy a value' },
      { keys: '/', does: 'Search' },
    ],
  },
  {
    title: 'In charts',
    shortcuts: [
      { keys: '← →', does: 'Read the next bar' },
      { keys: '⇧ ← →', does: 'Select a stretch' },
      { keys: 'Enter', does: 'Zoom into it' },
    ],
  },
];
