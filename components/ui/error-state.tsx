import { CircleAlert, RotateCw } from 'lucide-react';
import { Button } from './button.tsx';
import { cx } from './cx.ts';
import { ValueText } from './value-text.tsx';

interface Props {
  /** What happened, to which file or field. */
  message: string;
  /** What to do about it. */
  remedy?: string | undefined;
  /** Shown small, for a report. */
  code?: string | undefined;
  onRetry?: (() => void) | undefined;
  /** One line beside other content, rather than the middle of a panel. */
  inline?: boolean;
  className?: string;
}

/** ErrorState: an ErrorBody for people. Props: message, remedy, code, onRetry, inline, className. */
export function ErrorState({ message, remedy, code, onRetry, inline, className }: Props) {
  const retry = onRetry && (
    <Button size="sm" icon={<RotateCw aria-hidden />} onClick={onRetry}>
      Try again
    </Button>
  );
  if (inline) {
    return (
      <div
        role="alert"
        className={cx('flex items-center gap-2 rounded-sm bg-danger-soft px-3 py-2 text-sm', className)}
      >
        <CircleAlert className="size-4 shrink-0 text-danger" aria-hidden />
        <p className="min-w-0 flex-1 break-words">
          <ValueText value={message} prose />{' '}
          {remedy && <ValueText value={remedy} prose className="text-muted" />}
        </p>
        {retry}
      </div>
    );
  }
  return (
    <div role="alert" className={cx('flex flex-col items-center gap-1 px-6 py-10 text-center', className)}>
      <CircleAlert className="mb-1 size-5 text-danger" aria-hidden />
      <p className="max-w-lg text-sm font-medium">
        <ValueText value={message} prose />
      </p>
      {remedy && (
        <p className="max-w-lg text-sm text-muted">
          <ValueText value={remedy} prose />
        </p>
      )}
      {code && <p className="value text-faint">{code}</p>}
      {retry && <div className="mt-3">{retry}</div>}
    </div>
  );
}
