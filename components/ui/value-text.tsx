import { cx } from './cx.ts';
import { revealControls } from './reveal-controls.ts';

interface Props {
  /** As it stood in the log. Null shows a dash. */
  value: string | null | undefined;
  /** Cuts to one line with an ellipsis; the whole value is in the title. */
  truncate?: boolean;
  /** Values that read as words rather than ids: set in the text face. */
  prose?: boolean;
  className?: string;
}

/**
 * ValueText: any string that came from a log. A text node, isolated from the direction of what is
 * around it, with control characters made visible. Props: value, truncate, prose, className.
 */
export function ValueText({ value, truncate, prose, className }: Props) {
  if (value === null || value === undefined) return <span className={cx('text-faint', className)}>–</span>;
  const shown = revealControls(value);
  return (
    <bdi
      title={truncate ? shown : undefined}
      className={cx(!prose && 'value', truncate ? 'block truncate' : 'break-words', className)}
    >
      {shown === '' ? <span className="text-faint">empty</span> : shown}
    </bdi>
  );
}
