import type { ReactNode } from 'react';
import { cx } from '#components/ui/cx.ts';
import type { IngestCounts } from '#lib/core/contract/imports.ts';
import { formatCount } from '#lib/core/text/format-number.ts';

/** The sum that must agree: records = added + already known + rejected, drawn to scale. */
export function SumStrip({
  counts,
}: {
  counts: Pick<IngestCounts, 'records' | 'inserted' | 'known' | 'rejected'>;
}) {
  const parts = [
    { label: 'Added', count: counts.inserted, colour: 'bg-accent' },
    { label: 'Already known', count: counts.known, colour: 'bg-line-control' },
    { label: 'Rejected', count: counts.rejected, colour: 'bg-danger' },
  ];
  return (
    <div className="flex flex-col gap-3">
      <dl className="flex flex-wrap items-end gap-x-9 gap-y-2">
        <Figure label="Records" count={counts.records} />
        {parts.map((part, index) => (
          <Figure key={part.label} label={part.label} count={part.count} sign={index === 0 ? '=' : '+'}>
            <span className={cx('size-2 rounded-xs', part.colour)} />
          </Figure>
        ))}
      </dl>
      <div className="flex h-2 gap-px overflow-hidden rounded-xs bg-hover" aria-hidden>
        {parts
          .filter((part) => part.count > 0)
          .map((part) => (
            <span
              key={part.label}
              className={cx('min-w-0.5', part.colour)}
              style={{ flexGrow: part.count }}
            />
          ))}
      </div>
    </div>
  );
}

interface FigureProps {
  label: string;
  count: number;
  /** What stands before it in the sum. */
  sign?: keyof typeof signs;
  /** The key of its colour. */
  children?: ReactNode;
}

const signs = { '=': "before:content-['=']", '+': "before:content-['+']" };

function Figure({ label, count, sign, children }: FigureProps) {
  return (
    <div
      className={cx(
        'relative flex flex-col-reverse before:absolute before:bottom-0.5 before:-left-6 before:text-lg before:text-faint',
        sign && signs[sign],
      )}
    >
      <dd className="text-xl font-semibold">{formatCount(count)}</dd>
      <dt className="flex items-center gap-1.5 text-xs text-muted">
        {children}
        {label}
      </dt>
    </div>
  );
}
