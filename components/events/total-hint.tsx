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
    <span className="min-w-0 truncate tabular-nums" title={estimate ?? undefined}>
      {estimate !== null && 'about '}
      <span data-testid="total">
        {total.toLocaleString('en', estimate === null ? {} : { maximumSignificantDigits: 3 })}
      </span>{' '}
      {total === 1 ? 'event' : 'events'}
      {untimed > 0 && view.range.kind !== 'untimed' && (
        <>
          {' · '}
          <button
            type="button"
            className="rounded-xs text-accent hover:underline"
            onClick={() => onView((now) => ({ ...now, range: { kind: 'untimed' } }))}
          >
            {untimed.toLocaleString('en')} more without a usable time
          </button>
        </>
      )}
    </span>
  );
}
