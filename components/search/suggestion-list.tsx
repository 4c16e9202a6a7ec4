import { Clock } from 'lucide-react';
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { cx } from '#components/ui/cx.ts';
import { Kbd } from '#components/ui/kbd.tsx';
import { ValueText } from '#components/ui/value-text.tsx';
import { forgetSearches } from './recent-searches.ts';
import type { Choice, CompletionState } from './use-completion.ts';

interface Props {
  id: string;
  state: CompletionState;
  onTake: (choice: Choice) => void;
  /** Where in the text the list belongs. */
  markRef: RefObject<HTMLSpanElement | null>;
}

const width = 400;

/** SuggestionList: what may stand at the cursor, hung below it; the bar keeps the focus. */
export function SuggestionList({ id, state, onTake, markRef }: Props) {
  const { completion, choices, active, sample, isLoading } = state;
  const popup = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const mark = markRef.current;
    const box = popup.current;
    const frame = box?.offsetParent;
    if (!mark || !box || !frame) return;
    const left = mark.getBoundingClientRect().left - frame.getBoundingClientRect().left - 12;
    box.style.left = `${Math.max(0, Math.min(left, frame.clientWidth - box.offsetWidth))}px`;
  });
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  const hint = hintFor(state);
  const nothing = isLoading ? 'Looking …' : nothingFor(completion);
  const hasRecent = choices[0]?.kind === 'recent';
  return (
    <div
      ref={popup}
      style={{ width }}
      className="popup absolute top-full z-30 mt-1 max-w-full overflow-hidden"
      // A click in here must not take the focus from the bar.
      onPointerDown={(event) => event.preventDefault()}
    >
      <div
        ref={list}
        id={id}
        role="listbox"
        aria-label={titleOf(completion.kind)}
        className="max-h-72 overflow-y-auto p-1"
      >
        {choices.map((choice, index) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the bar keeps the focus and names the active one.
          // biome-ignore lint/a11y/useKeyWithClickEvents: the bar's keys take it.
          <div
            key={`${choice.kind} ${choice.label}`}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active}
            data-selected={index === active}
            onClick={() => onTake(choice)}
            className="menu-item min-h-6! cursor-pointer! hover:bg-hover"
          >
            <ChoiceText choice={choice} />
          </div>
        ))}
      </div>
      {choices.length === 0 && nothing !== '' && (
        <p className="px-3 pt-1 pb-2 text-xs text-muted">{nothing}</p>
      )}
      <footer className="flex min-h-7 flex-wrap items-center gap-x-3 border-t border-line px-3 py-1 text-2xs text-faint">
        {hint !== '' && <span className="min-w-0 flex-1 truncate">{hint}</span>}
        {sample !== null && <span>counts of {sample.toLocaleString('en')} events</span>}
        {hasRecent && (
          <button type="button" tabIndex={-1} onClick={forgetSearches} className="rounded-xs hover:text-ink">
            Forget these searches
          </button>
        )}
        <span className="ml-auto flex items-center gap-2">
          <Kbd keys="↑ ↓" />
          <span>
            <Kbd keys="Tab" /> take
          </span>
          <span>
            <Kbd keys="Enter" /> search
          </span>
        </span>
      </footer>
    </div>
  );
}

function ChoiceText({ choice }: { choice: Choice }) {
  if (choice.kind === 'recent') {
    return (
      <>
        <Clock className="size-3 shrink-0 text-faint" aria-label="Asked before:" />
        <ValueText value={choice.label} truncate className="min-w-0 flex-1 text-xs" />
      </>
    );
  }
  return (
    <>
      <span className={cx('min-w-0 flex-1 truncate text-xs', choice.kind === 'field' && 'text-accent')}>
        <ValueText value={choice.label} />
      </span>
      {choice.detail !== '' && <span className="shrink-0 text-2xs text-faint">{choice.detail}</span>}
      {choice.count !== null && (
        <span className="shrink-0 text-2xs text-muted tabular-nums">{choice.count.toLocaleString('en')}</span>
      )}
    </>
  );
}

function titleOf(kind: CompletionState['completion']['kind']): string {
  return { field: 'Fields', operator: 'Operators', value: 'Values', connective: 'How it goes on' }[kind];
}

function hintFor({ completion }: CompletionState): string {
  if (completion.kind !== 'value' || completion.field === null) return '';
  if (completion.field.kind === 'time') return 'UTC: 2026-10, 2026-10-01 or 2026-10-01T08:30';
  if (completion.field.kind === 'id') return 'The whole id';
  return completion.field.name === 'sourceIPAddress' ? 'An address, a network, or *' : '';
}

/** Why the list is empty, where that is worth saying. */
function nothingFor(completion: CompletionState['completion']): string {
  if (completion.kind === 'field') return 'A word, looked for in every value.';
  if (completion.kind !== 'value') return '';
  if (completion.field === null) return 'There is no such field.';
  const { kind } = completion.field;
  return kind === 'time' || kind === 'id' ? '' : 'No value in these events holds this.';
}
