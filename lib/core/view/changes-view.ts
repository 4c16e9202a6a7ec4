import { defaultView, type Filter, type View } from './view.ts';

interface Kind {
  readonly account: string | null;
  readonly eventSource: string | null;
  readonly eventName: string | null;
}

/** What these sessions changed, of one kind or of all. */
export function changesView(sessions: readonly string[], kind?: Kind): View {
  const filters: Filter[] = [
    { field: 'session', operator: 'is', values: sessions },
    { field: 'readOnly', operator: 'is', values: ['false'] },
    { field: 'outcome', operator: 'is', values: ['success'] },
  ];
  for (const field of kind === undefined ? [] : (['account', 'eventSource', 'eventName'] as const))
    filters.push({ field, operator: 'is', values: [kind?.[field] ?? null] });
  return { ...defaultView, filters };
}
