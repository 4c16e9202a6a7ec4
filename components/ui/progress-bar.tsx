import { Progress } from '@base-ui/react/progress';
import { cx } from './cx.ts';

interface Props {
  /** Accessible name: what is in progress. */
  label: string;
  /** 0 to 1; null while it is not known. */
  value: number | null;
  tone?: 'accent' | 'done' | 'danger' | 'idle';
  className?: string;
}

const tones = { accent: 'bg-accent', done: 'bg-success', danger: 'bg-danger', idle: 'bg-line-control' };

/** ProgressBar: 4 px. Props: label, value (0 to 1 or null), tone (accent | done | danger | idle), className. */
export function ProgressBar({ label, value, tone = 'accent', className }: Props) {
  return (
    <Progress.Root
      aria-label={label}
      value={value === null ? null : Math.round(Math.min(1, Math.max(0, value)) * 1000) / 10}
      className={cx('min-w-0', className)}
    >
      <Progress.Track className="h-1 overflow-hidden rounded-full bg-line">
        <Progress.Indicator
          className={cx(
            'h-full rounded-full transition-[width] duration-300 data-indeterminate:w-1/3 data-indeterminate:animate-[spoor-slide_1.4s_ease-in-out_infinite]',
            tones[tone],
          )}
        />
      </Progress.Track>
    </Progress.Root>
  );
}
