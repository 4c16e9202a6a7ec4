import { defaultView, type Filter, type View } from './view.ts';

const kindFields = ['account', 'eventSource', 'eventName'] as const;

/** What these sessions changed, of one kind or of all. */
export function changesView(
  sessions: readonly string[],
  kind?: Readonly<Record<(typeof kindFields)[number], string | null>>,
): View {
  const filters: Filter[] = [
    { field: 'session', operator: 'is', values: sessions },
    { field: 'readOnly', operator: 'is', values: ['false'] },
    { field: 'outcome', operator: 'is', values: ['success'] },
  ];
  if (kind !== undefined)
    filters.push(...kindFields.map((field): Filter => ({ field, operator: 'is', values: [kind[field]] })));
  return { ...defaultView, filters };
}
