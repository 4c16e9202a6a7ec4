import { Skeleton } from '#components/ui/skeleton.tsx';

/** Rows of the height of a table's, while it loads. */
export function LoadingRows({ rows = 8 }: { rows?: number }) {
  return (
    <div role="status" aria-label="Loading">
      {Array.from({ length: rows }, (_, index) => index).map((index) => (
        <div key={index} className="flex h-(--row-height) items-center gap-6 border-b border-line px-3">
          <Skeleton className="h-3 w-64" />
          <Skeleton className="h-3 w-20" />
          <Skeleton className="ml-auto h-3 w-40" />
        </div>
      ))}
    </div>
  );
}
