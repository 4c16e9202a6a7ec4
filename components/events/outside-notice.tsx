import { Button } from '#components/ui/button.tsx';
import type { ChangeView } from '#lib/browser/use-view.ts';
import { permalinkView } from './permalink-view.ts';

/** The open event is not among the rows: how to see it where it belongs. */
export function OutsideNotice({ openRef, onView }: { openRef: string; onView: ChangeView }) {
  return (
    <div
      role="status"
      className="flex shrink-0 items-center gap-2 border-b border-line bg-warning-soft px-4 py-1 text-xs"
    >
      <span className="min-w-0 flex-1">The open event is not among the rows listed here.</span>
      <Button size="sm" onClick={() => onView(({ zone }) => permalinkView(openRef, zone))}>
        Show it in its surroundings, ±5 min
      </Button>
    </div>
  );
}
