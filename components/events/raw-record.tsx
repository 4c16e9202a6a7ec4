'use client';
import './raw-record.css';
import { ChevronDown, ChevronUp } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { Badge } from '#components/ui/badge.tsx';
import { Button } from '#components/ui/button.tsx';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { revealControls } from '#components/ui/reveal-controls.ts';
import { SearchInput } from '#components/ui/search-input.tsx';
import { SegmentedControl } from '#components/ui/segmented-control.tsx';
import { prettyJson } from '#lib/core/json/pretty-json.ts';
import type { ShownDetail } from './read-record.ts';
import { RecordTree } from './record-tree.tsx';
import { useFind } from './use-find.ts';
import type { ValueTarget } from './value-menu.tsx';

type Layout = 'tree' | 'pretty' | 'delivered';

/** Characters put into the page at a time: a record may be megabytes long. */
const portion = 100_000;

/** The record folded key by key, or its own text, laid out or untouched; with a search of its own. */
export function RawRecord({
  detail,
  onTarget,
}: {
  detail: ShownDetail;
  onTarget: (target: ValueTarget) => void;
}) {
  const isJson = typeof detail.record === 'object' && detail.record !== null;
  const [layout, setLayout] = useState<Layout>(isJson ? 'tree' : 'pretty');
  const [shownLength, setShownLength] = useState(portion);
  const [search, setSearch] = useState('');
  const text = useMemo(
    () => revealLines(layout === 'delivered' ? detail.shown : prettyJson(detail.shown)),
    [layout, detail.shown],
  );
  const part = text.length > shownLength ? text.slice(0, shownLength).toWellFormed() : text;
  const box = useRef<HTMLElement>(null);
  const find = useFind(box, part, search);
  const beyond = useMemo(() => countBeyond(text, part.length, search), [text, part.length, search]);
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="flex flex-wrap items-center gap-2 px-4 py-2">
        <SegmentedControl<Layout>
          label="Layout of the record"
          value={layout}
          onChange={setLayout}
          options={[
            ...(isJson ? [{ value: 'tree' as const, label: 'Folding' }] : []),
            { value: 'pretty', label: 'Text' },
            { value: 'delivered', label: 'As delivered' },
          ]}
        />
        <SearchInput
          value={search}
          onChange={setSearch}
          label="Find in the record"
          placeholder="Find in the record"
          className="w-40 flex-1"
        />
        {search !== '' && layout !== 'tree' && (
          <span className="flex items-center text-xs text-muted">
            <span role="status" className="tabular-nums">
              {find.count === 0 ? 'none' : `${find.at + 1} of ${find.count}`}
              {beyond > 0 && `, ${beyond} further down`}
            </span>
            <IconButton size="sm" label="Next match" disabled={find.count === 0} onClick={() => find.step(1)}>
              <ChevronDown aria-hidden />
            </IconButton>
            <IconButton
              size="sm"
              label="Previous match"
              disabled={find.count === 0}
              onClick={() => find.step(-1)}
            >
              <ChevronUp aria-hidden />
            </IconButton>
          </span>
        )}
        <CopyButton
          text={layout === 'delivered' ? detail.shown : prettyJson(detail.shown)}
          label="Copy the record"
        />
      </div>
      <div className="flex flex-wrap gap-1.5 px-4 empty:hidden [&>*]:mb-2">
        {detail.masked > 0 && (
          <Badge tone="warning">{`${detail.masked} session ${detail.masked === 1 ? 'token' : 'tokens'} masked, here and in copies`}</Badge>
        )}
        {!detail.rawExact && <Badge tone="warning">Holds bytes that are no UTF-8, shown as �</Badge>}
      </div>
      <section
        ref={box}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard.
        tabIndex={0}
        aria-label={layout === 'delivered' ? 'The record, as delivered' : 'The record, laid out'}
        className="tray-room min-h-0 flex-1 overflow-auto border-t border-line bg-sunken px-4 py-2"
      >
        {layout === 'tree' ? (
          <RecordTree detail={detail} search={search} onTarget={onTarget} />
        ) : (
          <pre className="record-text value text-xs leading-[18px] whitespace-pre-wrap [overflow-wrap:anywhere]">
            {part}
          </pre>
        )}
      </section>
      {layout !== 'tree' && part.length < text.length && (
        <div className="flex items-center gap-2 border-t border-line px-4 py-2 text-xs text-muted">
          {part.length.toLocaleString('en')} of {text.length.toLocaleString('en')} characters
          <Button size="sm" onClick={() => setShownLength(shownLength + portion * 5)}>
            Show more
          </Button>
        </div>
      )}
    </div>
  );
}

/** Line breaks and tabs between tokens stay what they are; all else that cannot be seen is named. */
function revealLines(text: string): string {
  return text.replace(/[^\n\r\t]+/g, revealControls);
}

function countBeyond(text: string, from: number, search: string): number {
  if (search === '' || from >= text.length) return 0;
  let count = 0;
  const [where, what] = [text.slice(from).toLowerCase(), search.toLowerCase()];
  for (let at = where.indexOf(what); at >= 0 && count < 9999; at = where.indexOf(what, at + what.length))
    count += 1;
  return count;
}
