import { Button } from '#components/ui/button.tsx';
import type { View } from '#lib/core/view/view.ts';
import { permalinkView } from './permalink-view.ts';

/** The open event is not among the rows: how to see it where it belongs. */
export function OutsideNotice({
  openRef,
  view,
  onView,
}: {
  openRef: string;
  view: View;
  onView: (next: View) => void;
}) {
  return (
    <div
      role="status"
      className="flex shrink-0 items-center gap-2 border-b border-line bg-warning-soft px-4 py-1 text-xs"
    >
      <span className="min-w-0 flex-1">The open event is not among the rows listed here.</span>
      <Button size="sm" onClick={() => onView(permalinkView(openRef, view.zone))}>
        Show it in its surroundings, ±5 min
      </Button>
    </div>
  );
}
