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
      { keys: 'Home', does: 'First row' },
      { keys: 'End', does: 'Last row, of millions too' },
      { keys: 't', does: 'Go to a time' },
      { keys: 'Enter', does: 'Open the row' },
      { keys: 'x', does: 'Choose the row, or not' },
      { keys: '⇧ ↑ ↓', does: 'Choose a stretch' },
      { keys: '← →', does: 'Through the values of a row' },
      { keys: 'Space', does: 'What to do with a value, or with the row' },
      { keys: 'f', does: 'Add a filter' },
    ],
  },
  {
    title: 'In the search bar',
    shortcuts: [
      { keys: '/', does: 'Search' },
      { keys: '↑ ↓', does: 'Choose a suggestion' },
      { keys: 'Tab', does: 'Take it' },
      { keys: 'Enter', does: 'Search' },
      { keys: 'Ctrl Enter', does: 'Search, whatever is chosen' },
      { keys: 'Esc', does: 'Close the suggestions, undo, leave' },
    ],
  },
  {
    title: 'In the facets',
    shortcuts: [
      { keys: '↑ ↓', does: 'Next field or value' },
      { keys: '← →', does: 'Close or open a field' },
      { keys: 'Enter', does: 'Include a value, or take it back' },
      { keys: '-', does: 'Exclude it' },
      { keys: '=', does: 'Only this' },
      { keys: 'm', does: 'Copy it, and more' },
    ],
  },
  {
    title: 'In charts',
    shortcuts: [
      { keys: '← →', does: 'Read the next bar' },
      { keys: '⇧ ← →', does: 'Select a stretch' },
      { keys: 'Enter', does: 'Zoom into it' },
      { keys: 'Space', does: 'More about a bar, or right click' },
    ],
  },
];
