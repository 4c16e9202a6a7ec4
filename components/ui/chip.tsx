import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from './cx.ts';

interface Props {
  /** The field, muted, before the value. */
  label?: string;
  children: ReactNode;
  /** `not` strikes the chip: what it names is left out. */
  tone?: 'plain' | 'not';
  /** Clicking the text, to edit it. */
  onClick?: () => void;
  onRemove?: () => void;
  /** Accessible name of the remove button; say what is removed. */
  removeLabel?: string;
}

/** Chip: a filter that is on. Props: label, children, tone (plain | not), onClick, onRemove, removeLabel. */
export function Chip({ label, children, tone = 'plain', onClick, onRemove, removeLabel = 'Remove' }: Props) {
  const Body = onClick ? 'button' : 'span';
  return (
    <span
      className={cx(
        'inline-flex h-6 max-w-80 items-center rounded-sm text-xs ring-1 ring-inset',
        tone === 'not' ? 'bg-danger-soft ring-danger/30' : 'bg-accent-soft ring-accent/25',
      )}
    >
      <Body
        {...(onClick && { type: 'button', onClick })}
        className={cx('flex h-full min-w-0 items-center gap-1 rounded-sm pl-2', onRemove ? 'pr-1' : 'pr-2')}
      >
        {label && <span className="shrink-0 text-muted">{label}</span>}
        {tone === 'not' && <span className="shrink-0 font-medium text-danger">not</span>}
        <span className="truncate">{children}</span>
      </Body>
      {onRemove && (
        <button
          type="button"
          aria-label={removeLabel}
          title={removeLabel}
          onClick={onRemove}
          className="flex h-full w-6 shrink-0 items-center justify-center rounded-sm text-muted hover:text-ink"
        >
          <X className="size-3" aria-hidden />
        </button>
      )}
    </span>
  );
}
