import { ErrorState } from '#components/ui/error-state.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import type { EventList } from '#lib/browser/use-event-list.ts';
import { SpoorError } from '#lib/core/errors.ts';

const widths = ['w-3/5', 'w-4/5', 'w-2/3', 'w-3/4', 'w-1/2'] as const;

/** What stands below the last row: rows to come, an error, or the end. */
export function ListEnd({ list }: { list: EventList }) {
  if (list.error !== null) {
    const remedy = list.error instanceof SpoorError ? list.error.remedy : undefined;
    return (
      <ErrorState inline message={list.error.message} remedy={remedy} onRetry={list.retry} className="m-2" />
    );
  }
  if (list.isPending || list.hasMore) {
    return (
      <div aria-hidden>
        {Array.from({ length: list.isPending ? 24 : 8 }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no identity.
          <div key={index} className="flex h-7 items-center gap-8 border-b border-line px-2">
            <Skeleton className="h-2.5 w-36" />
            <span className="flex-1">
              <Skeleton className={`h-2.5 ${widths[index % widths.length]}`} />
            </span>
            <Skeleton className="h-2.5 w-20" />
          </div>
        ))}
      </div>
    );
  }
  if (list.count === 0) return null;
  return <p className="py-3 text-center text-xs text-faint">End of the list</p>;
}
