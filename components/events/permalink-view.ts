import { around } from '#lib/core/view/edit-view.ts';
import { parseEventRef } from '#lib/core/view/event-ref.ts';
import { defaultView, type View } from '#lib/core/view/view.ts';

const surroundingsMs = 300_000;

/** An event in its surroundings: five minutes on either side, nothing left out. */
export function permalinkView(openRef: string, zone: string): View {
  const time = parseEventRef(openRef)?.eventTime ?? null;
  const range = time === null ? ({ kind: 'untimed' } as const) : around(time, surroundingsMs);
  return { ...defaultView, zone, range, open: openRef };
}
