import { formatView, parseView } from './codec.ts';
import { defaultView, type View } from './view.ts';

/** What a saved view keeps: the question and how its answer is laid out, not the row that is open. */
export function savedForm(view: View, keepsRange: boolean): string {
  const range = keepsRange ? view.range : defaultView.range;
  return formatView({ ...view, range, open: null, saved: null });
}

interface Saved {
  readonly id: string;
  readonly view: string;
  readonly keepsRange: boolean;
}

/** The View that opening a saved one shows; where that has no range of its own, `current` keeps its. */
export function openedView({ id, view: text, keepsRange }: Saved, current: Pick<View, 'range'>): View {
  const { view } = parseView(text);
  return { ...view, range: keepsRange ? view.range : current.range, saved: id, open: null };
}

/** Whether the View is no longer what was saved. */
export function isModified(view: View, { view: text, keepsRange }: Saved): boolean {
  return savedForm(view, keepsRange) !== savedForm(parseView(text).view, keepsRange);
}
