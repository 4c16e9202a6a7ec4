import { ChevronRight } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { cx } from '#components/ui/cx.ts';
import { ValueText } from '#components/ui/value-text.tsx';
import { type JsonLine, jsonLines } from '#lib/core/json/json-lines.ts';
import { fieldOfPath } from './field-of-path.ts';
import type { ShownDetail } from './read-record.ts';
import { searchablePaths } from './searchable-paths.ts';
import type { ValueTarget } from './value-menu.tsx';

interface Props {
  detail: ShownDetail;
  /** Part of a key or value. */
  search: string;
  onTarget: (target: ValueTarget) => void;
}

/** Lines put into the page at a time. */
const portion = 500;
const longValue = 2000;

/** RecordTree: the record folded and unfolded key by key; each value opens its menu. */
export function RecordTree({ detail, search, onTarget }: Props) {
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const [limit, setLimit] = useState(portion);
  const { lines, cut, matches } = useMemo(
    () => jsonLines(detail.record, { folded, search, limit }),
    [detail.record, folded, search, limit],
  );
  const searchable = useMemo(() => searchablePaths(detail.record), [detail.record]);
  const pick = (line: JsonLine, value: string, anchor: Element) => {
    const field = fieldOfPath(line.path);
    onTarget(
      field === null
        ? { field: searchable(line.path, value), value, anchor }
        : { field, value: detail.event[field], anchor },
    );
  };
  const turn = (path: string) =>
    setFolded((now) => {
      const next = new Set(now);
      if (!next.delete(path)) next.add(path);
      return next;
    });
  return (
    <>
      {search.trim() !== '' && (
        <p role="status" className="pb-1 text-2xs text-faint">
          {matches === 0 ? 'No key or value holds this text.' : `${matches.toLocaleString('en')} found`}
        </p>
      )}
      <ul className="value text-xs leading-[18px]">
        {lines.map((line) => (
          <li
            key={line.path}
            style={{ paddingLeft: line.depth * 14 }}
            className="flex items-start rounded-xs hover:bg-hover"
          >
            <Fold line={line} onTurn={() => turn(line.path)} />
            <span className="min-w-0 [overflow-wrap:anywhere]">
              {line.key !== null && (
                <>
                  <ValueText value={line.key} className="text-muted" />
                  <span className="text-faint">: </span>
                </>
              )}
              <Content line={line} onPick={pick} />
            </span>
          </li>
        ))}
      </ul>
      {cut && (
        <p className="flex items-center gap-2 pt-2 text-xs text-muted">
          The first {lines.length.toLocaleString('en')} lines.
          <Button size="sm" onClick={() => setLimit(limit + portion * 4)}>
            Show more
          </Button>
        </p>
      )}
    </>
  );
}

function Fold({ line, onTurn }: { line: JsonLine; onTurn: () => void }) {
  if (line.content.kind !== 'branch' || line.content.size === 0) return <span className="w-4 shrink-0" />;
  const { folded } = line.content;
  return (
    <button
      type="button"
      aria-expanded={!folded}
      aria-label={`${folded ? 'Unfold' : 'Fold'} ${line.key ?? (line.path === '' ? 'the record' : line.path)}`}
      onClick={onTurn}
      className="flex h-[18px] w-4 shrink-0 items-center justify-center rounded-xs text-faint hover:text-ink"
    >
      <ChevronRight
        aria-hidden
        className={cx('size-3 transition-transform duration-75', !folded && 'rotate-90')}
      />
    </button>
  );
}

function Content({
  line,
  onPick,
}: {
  line: JsonLine;
  onPick: (line: JsonLine, value: string, anchor: Element) => void;
}) {
  const { content } = line;
  if (content.kind === 'branch') {
    const unit = content.list ? 'entry' : 'field';
    const many = content.list ? 'entries' : 'fields';
    const size = `${content.size.toLocaleString('en')} ${content.size === 1 ? unit : many}`;
    return (
      <span className="text-faint">
        {content.list ? '[ ]' : '{ }'} {size}
      </span>
    );
  }
  if (content.type === 'null') return <span className="text-faint">null</span>;
  const short = content.value.slice(0, longValue).toWellFormed();
  return (
    <button
      type="button"
      aria-haspopup="menu"
      onClick={(event) => onPick(line, content.value, event.currentTarget)}
      className={cx(
        'max-w-full rounded-xs text-left decoration-dotted [overflow-wrap:anywhere] hover:underline',
        content.type !== 'string' && 'text-accent',
      )}
    >
      <ValueText value={content.value.length > longValue ? short : content.value} />
      {content.value.length > longValue && (
        <span className="text-faint">… {content.value.length.toLocaleString('en')} characters</span>
      )}
    </button>
  );
}
