import { cx } from './cx.ts';

/** Skeleton: holds the place of what is loading. Props: className (size it like what will come). */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span
      aria-hidden
      className={cx('block animate-[spoor-pulse_1.6s_ease-in-out_infinite] rounded-xs bg-hover', className)}
    />
  );
}
