import { isLitter } from '../clean-path.ts';

/** What a run is called: its one file or folder, or the first that is no litter and how many more. At most 200 characters. */
export function importLabel(paths: readonly string[]): string {
  const tops = [...new Set(paths.map((path) => path.split('/')[0] || path))];
  const first = (tops.find((top) => !isLitter(top)) ?? tops[0])?.trim() || 'Files';
  const more = tops.length - 1;
  const rest = more === 0 ? '' : ` and ${more.toLocaleString('en')} more`;
  const room = 200 - rest.length;
  const name = first.length > room ? `${first.slice(0, room - 1).toWellFormed()}…` : first;
  return name + rest;
}
