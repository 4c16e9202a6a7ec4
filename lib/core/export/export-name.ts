import type { Span } from '../view/edit-view.ts';
import type { View } from '../view/view.ts';
import { type ExportFormat, exportKinds } from './export-format.ts';

const longestWords = 80;

/**
 * `spoor_eventName-ConsoleLogin_20261001T000000Z-20261002T000000Z_saved-20261127T101500Z.csv`: what was
 * asked, of which time, and when. Letters, digits, dots, dashes and underscores alone.
 * @param span what the View's range meant; null where it holds no event.
 */
export function exportName(view: View, span: Span | null, now: number, format: ExportFormat): string {
  const words = wordsOf(view)
    .join('_')
    .slice(0, longestWords)
    .replace(/[-_.]+$/, '');
  const parts = ['spoor', words === '' ? 'all-events' : words, timeOf(view, span), `saved-${stamp(now)}`];
  return `${parts.join('_')}.${exportKinds[format].ending}`;
}

function wordsOf({ filters, search, file }: View): string[] {
  const words = filters.map(({ field, operator, values }) => {
    const [first = null] = values;
    const more = values.length > 1 ? `-and-${values.length - 1}-more` : '';
    return `${field}${operator === 'not' ? '-not' : ''}-${plain(first ?? 'missing').slice(-40)}${more}`;
  });
  if (search !== null) words.push(`search-${plain(search).slice(0, 40)}`);
  if (file !== null) words.push(`file-${file}`);
  return words;
}

function timeOf(view: View, span: Span | null): string {
  if (view.range.kind === 'untimed') return 'untimed';
  return span === null ? 'no-time' : `${stamp(span.from)}-${stamp(span.to)}`;
}

function stamp(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d+/, '').replaceAll(/[-:]/g, '');
}

function plain(text: string): string {
  return text.replaceAll(/[^A-Za-z0-9.]+/g, '-').replaceAll(/^[-.]+|[-.]+$/g, '');
}
