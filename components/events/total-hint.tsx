import type { ChangeView } from '#lib/browser/use-view.ts';
import type { View } from '#lib/core/view/view.ts';

interface Props {
  /** Null until it is known. */
  total: number | null;
  untimed: number;
  /** What the total is estimated from; null where it is exact. */
  estimate: string | null;
  view: View;
  onView: ChangeView;
}

/** How many events the View holds, and that there are more which no chart can show. */
export function TotalHint({ total, untimed, estimate, view, onView }: Props) {
  if (total === null) return null;
  return (
    <span className="flex min-w-0 tabular-nums" title={estimate ?? undefined}>
      <span className="shrink-0 whitespace-pre">
        {estimate !== null && 'about '}
        <span data-testid="total">
          {total.toLocaleString('en', estimate === null ? {} : { maximumSignificantDigits: 3 })}
        </span>{' '}
        {total === 1 ? 'event' : 'events'}
      </span>
      {untimed > 0 && view.range.kind !== 'untimed' && (
        <>
          <span className="shrink-0 whitespace-pre"> · </span>
          <button
            type="button"
            title="Events without a usable time"
            className="min-w-0 truncate rounded-xs text-accent hover:underline"
            onClick={() => onView((now) => ({ ...now, range: { kind: 'untimed' } }))}
          >
            {untimed.toLocaleString('en')} more without a usable time
          </button>
        </>
      )}
    </span>
  );
}
