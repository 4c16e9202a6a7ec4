import { Panel } from '#components/ui/panel.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';

const rows = [0, 1, 2, 3, 4, 5, 6, 7];

/** The overview's shape while it loads. */
export function OverviewLoading() {
  return (
    <div role="status" aria-label="Loading" className="flex flex-col gap-4">
      <Skeleton className="h-[85px] rounded-md" />
      <Skeleton className="h-[242px] rounded-md" />
      <div className="grid grid-cols-3 gap-4">
        {['Most active principals', 'Most frequent errors', 'Services'].map((title) => (
          <Panel key={title} title={title} className="h-[330px]">
            <div className="flex flex-col gap-3">
              {rows.map((row) => (
                <Skeleton key={row} className="h-4" />
              ))}
            </div>
          </Panel>
        ))}
      </div>
    </div>
  );
}
