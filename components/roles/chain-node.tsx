import { ChevronRight, PencilLine } from 'lucide-react';
import { memo } from 'react';
import { cx } from '#components/ui/cx.ts';
import { ValueText } from '#components/ui/value-text.tsx';
import type { SessionRow } from '#lib/core/contract/roles.ts';
import { gradeWords } from '#lib/core/roles/grade-words.ts';
import { nodeHeight, nodeWidth } from '#lib/core/roles/layout-graph.ts';
import { nameSession, sessionTitle } from '#lib/core/roles/name-session.ts';
import { sessionHref } from '#lib/core/roles/role-hrefs.ts';
import { countOf, formatCount } from '#lib/core/text/format-number.ts';

interface Props {
  row: SessionRow;
  x: number;
  y: number;
  /** Descendants that are not drawn because it is closed. */
  hidden: number;
  /** Sessions that it opened. */
  opened: number;
  isSelf: boolean;
  /** The one that Tab reaches. */
  isCurrent: boolean;
  isClosed: boolean;
  viewZone: string;
  acts: {
    readonly onFocus: (key: string) => void;
    readonly onOpen: (key: string) => void;
    readonly onToggle: (key: string) => void;
  };
}

/** One session of a chain graph: a link to its page, with what it opened behind a fold. */
export const ChainNode = memo(function ChainNode(props: Props) {
  const { row, x, y, hidden, opened, isSelf, isCurrent, isClosed, viewZone, acts } = props;
  const { name, as, what } = nameSession(row);
  const { word, sentence } = gradeWords['key-doubted'];
  const isDoubted = row.grade === 'key-doubted';
  const figures = `${countOf(row.events, 'event')}, ${countOf(row.changes, 'change')}`;
  return (
    <div
      data-self={isSelf}
      data-key={row.key}
      style={{ left: x, top: y, width: nodeWidth, height: nodeHeight }}
      className={cx(
        'absolute flex rounded-sm border bg-surface',
        isSelf
          ? 'border-accent bg-accent-soft shadow-[0_0_0_1px_var(--accent)]'
          : 'border-line-strong hover:bg-hover',
      )}
    >
      <a
        id={`node-${row.key}`}
        href={sessionHref(row.key, viewZone)}
        tabIndex={isCurrent ? 0 : -1}
        draggable={false}
        aria-current={isSelf ? 'true' : undefined}
        aria-label={`${sessionTitle(row)}, ${what}, ${figures}${isDoubted ? `, ${word}` : ''}`}
        title={`${sessionTitle(row)}\n${figures}${isDoubted ? `\n${sentence}` : ''}`.toWellFormed()}
        onFocus={() => acts.onFocus(row.key)}
        onClick={(event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
          event.preventDefault();
          acts.onOpen(row.key);
        }}
        className="flex min-w-0 flex-1 flex-col justify-center rounded-sm px-2 text-xs leading-4"
      >
        <ValueText
          value={name}
          truncate
          className="font-medium group-data-far/graph:text-(length:--far-size) group-data-far/graph:leading-8"
        />
        <span className="flex min-w-0 gap-1 text-2xs text-muted group-data-far/graph:hidden">
          {as !== null && as !== name ? (
            <ValueText value={as} truncate className="min-w-0" />
          ) : (
            <span className="truncate">
              {row.reasons.includes('forwarded') ? 'through services' : what.replace(/^an? /, '')}
            </span>
          )}
          {isDoubted && <span className="ml-auto shrink-0 text-warning">doubted</span>}
          {row.changes > 0 && (
            <span className="ml-auto flex shrink-0 items-center gap-0.5 text-ink tabular-nums">
              <PencilLine className="size-2.5" aria-hidden />
              {formatCount(row.changes)}
            </span>
          )}
        </span>
      </a>
      {opened > 0 && (
        <button
          type="button"
          tabIndex={-1}
          aria-expanded={!isClosed}
          aria-label={isClosed ? `Show the ${countOf(hidden, 'session')} below` : 'Hide what is below'}
          onClick={() => acts.onToggle(row.key)}
          className="flex shrink-0 items-center border-l border-line px-1 text-2xs text-muted hover:text-ink"
        >
          {isClosed && formatCount(hidden)}
          <ChevronRight className={cx('size-3', !isClosed && 'rotate-180')} aria-hidden />
        </button>
      )}
    </div>
  );
});
