import type { ReactNode } from 'react';
import { cx } from './cx.ts';

interface Props {
  items: readonly { key: string; label: ReactNode; value: ReactNode; actions?: ReactNode }[];
  /** Width of the label column in px. */
  labelWidth?: number;
  className?: string;
}

/** KeyValueList: labels and values in two columns; actions appear beside a value, never over it. Props: items, labelWidth, className. */
export function KeyValueList({ items, labelWidth = 128, className }: Props) {
  return (
    <dl className={cx('text-xs', className)}>
      {items.map((item) => (
        <div key={item.key} className="group flex items-start gap-3 rounded-xs px-1 py-1 hover:bg-hover">
          <dt className="shrink-0 pt-px text-muted" style={{ width: labelWidth }}>
            {item.label}
          </dt>
          <dd className="min-w-0 flex-1 break-words">{item.value}</dd>
          {item.actions && (
            <dd className="flex shrink-0 opacity-0 group-focus-within:opacity-100 group-hover:opacity-100">
              {item.actions}
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}
