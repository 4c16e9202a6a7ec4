import type { Span } from './edit-view.ts';
import type { View } from './view.ts';

/**
 * The View as it means the same tomorrow and elsewhere: a relative range is what it is now, `local`
 * is the reader's zone by its name.
 * @param span what the View's range means now. @param zone what its zone does.
 */
export function freezeView(view: View, span: Span | null, zone: string): View {
  const isRelative = view.range.kind === 'relative' && span !== null;
  return {
    ...view,
    zone: view.zone === 'local' ? zone : view.zone,
    range: isRelative ? { kind: 'absolute', ...span } : view.range,
  };
}
