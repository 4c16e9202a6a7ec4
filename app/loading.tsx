import { LoadingRows } from '#components/imports/loading-rows.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';

/** Between two pages: the head's strip and quiet rows, so that a click answers at once. */
export default function Loading() {
  return (
    <>
      <div className="flex h-(--header-height) shrink-0 items-center border-b border-line px-4">
        <Skeleton className="h-4 w-28" />
      </div>
      <LoadingRows />
    </>
  );
}
