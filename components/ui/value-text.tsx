import { cx } from './cx.ts';
import { revealControls, revealParts } from './reveal-controls.ts';

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
  return (
    <bdi
      title={truncate ? revealControls(value) : undefined}
      className={cx(!prose && 'value', truncate ? 'block truncate' : 'break-words', className)}
    >
      {value === '' && <span className="text-faint">empty</span>}
      {revealParts(value).map((part, index) =>
        part.hidden ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts have no identity but their place.
          <span key={index} className="mx-px rounded-xs bg-warning-soft px-0.5 text-warning">
            {part.text}
          </span>
        ) : (
          part.text
        ),
      )}
    </bdi>
  );
}
