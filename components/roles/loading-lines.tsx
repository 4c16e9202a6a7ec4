import { Skeleton } from '#components/ui/skeleton.tsx';

const widths = [
  'w-64',
  'w-80',
  'w-56',
  'w-72',
  'w-60',
  'w-96',
  'w-64',
  'w-72',
  'w-52',
  'w-80',
  'w-60',
  'w-72',
];

/** Rows that hold the place of a list. */
export function LoadingLines() {
  return (
    <div role="status" aria-label="Loading" className="flex flex-col pt-7">
      {widths.map((width, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all alike.
        <span key={at} className="flex h-8 items-center gap-6 border-b border-line px-4">
          <Skeleton className={`h-3 ${width}`} />
          <Skeleton className="h-3 w-24" />
          <Skeleton className="ml-auto h-3 w-40" />
        </span>
      ))}
    </div>
  );
}
