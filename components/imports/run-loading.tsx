import { Skeleton } from '#components/ui/skeleton.tsx';
import { LoadingRows } from './loading-rows.tsx';

/** The shape of a run's page while it loads. */
export function RunLoading() {
  return (
    <>
      <div className="flex h-36 flex-col gap-4 border-b border-line p-4">
        <Skeleton className="h-10 w-96" />
        <Skeleton className="h-2 w-2/3" />
      </div>
      <div className="h-20 border-b border-line" />
      <LoadingRows />
    </>
  );
}
