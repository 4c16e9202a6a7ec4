'use client';
import { CornerDownLeft, Search, X } from 'lucide-react';
import { type ReactNode, useId, useLayoutEffect, useRef, useState } from 'react';
import { usePageKey } from '#components/shell/use-page-key.ts';
import { Button } from '#components/ui/button.tsx';
import { cx } from '#components/ui/cx.ts';
import { IconButton } from '#components/ui/icon-button.tsx';
import { Kbd } from '#components/ui/kbd.tsx';
import type { ChangeView } from '#lib/browser/use-view.ts';
import { takeProposal } from '#lib/core/search/propose.ts';
import { underline } from '#lib/core/search/underline.ts';
import type { View } from '#lib/core/view/view.ts';
import { SearchEditor } from './search-editor.tsx';
import { SearchHelp } from './search-help.tsx';
import { SearchProblemLine } from './search-problem-line.tsx';
import { SuggestionList } from './suggestion-list.tsx';
import { type Choice, useCompletion } from './use-completion.ts';
import { useSearchDraft } from './use-search-draft.ts';
import { useSearchKeys } from './use-search-keys.ts';

interface Props {
  view: View;
  /** The View whose events the page shows: its search may be an older one. */
  asked: View;
  onView: ChangeView;
  /** Before the bar. */
  children?: ReactNode;
}

/** SearchBar: the search of the View as text, completed while it is typed. Props: view, asked, onView, children. */
export function SearchBar({ view, asked, onView, children }: Props) {
  const draft = useSearchDraft(view.search, onView);
  const { text } = draft;
  const [cursor, setCursor] = useState(text.length);
  const [isFocused, setFocused] = useState(false);
  const [isOpen, setOpen] = useState(false);
  const editor = useRef<HTMLTextAreaElement>(null);
  const mark = useRef<HTMLSpanElement>(null);
  const id = useId();
  const state = useCompletion(text, cursor, asked, isOpen);
  const problems = underline(text);
  // What is still being written is not wrong yet.
  const shown =
    isFocused && !draft.isRefused
      ? problems.filter(({ from, to }) => cursor < from || to < cursor)
      : problems;

  const next = useRef<number | null>(null);
  useLayoutEffect(() => {
    if (next.current === null) return;
    editor.current?.setSelectionRange(next.current, next.current);
    next.current = null;
  });
  const put = (written: string, at: number) => {
    draft.write(written);
    setCursor(at);
    next.current = at;
  };
  const take = (choice: Choice) => {
    if (choice.kind === 'recent') {
      setOpen(false);
      setCursor(choice.label.length);
      draft.run(choice.label);
      return;
    }
    const taken = takeProposal(text, state.completion, choice);
    put(taken.text, taken.cursor);
  };
  const onKeyDown = useSearchKeys({ state, draft, isOpen, setOpen, take });
  const focusEnd = () => {
    editor.current?.focus();
    next.current = text.length;
    setCursor(text.length);
    setOpen(true);
  };
  usePageKey('/', focusEnd);

  return (
    <search className="shrink-0 border-b border-line">
      <div className="flex items-start gap-2 px-4 py-2">
        {children}
        <div className="relative min-w-0 flex-1">
          {/* biome-ignore lint/a11y/useKeyWithClickEvents: a click beside the text goes to the text. */}
          {/* biome-ignore lint/a11y/noStaticElementInteractions: the same. */}
          <div
            onClick={() => editor.current?.focus()}
            className={cx(
              'flex min-h-8 cursor-text items-start gap-2 rounded-sm border bg-raised pr-1 pl-2',
              shown.length > 0
                ? 'border-danger'
                : isFocused
                  ? 'border-accent ring-1 ring-accent'
                  : 'border-line-control',
            )}
          >
            <Search className="mt-2 size-3.5 shrink-0 text-faint" aria-hidden />
            <div className="flex max-h-42 min-w-0 flex-1 overflow-y-auto py-[2px]">
              <SearchEditor
                ref={editor}
                value={text}
                problems={shown}
                mark={state.completion.from}
                markRef={mark}
                aria-label="Search"
                aria-autocomplete="list"
                aria-haspopup="listbox"
                aria-controls={isOpen ? `${id}-list` : undefined}
                aria-activedescendant={isOpen && state.active >= 0 ? `${id}-list-${state.active}` : undefined}
                aria-invalid={shown.length > 0}
                aria-describedby={`${id}-problem`}
                placeholder="Search any value, or field:value"
                onChange={(event) => {
                  draft.write(event.target.value.replace(/[\r\n]+/g, ' '));
                  setCursor(event.target.selectionStart);
                  setOpen(true);
                }}
                onSelect={(event) => setCursor(event.currentTarget.selectionStart)}
                onClick={() => setOpen(true)}
                onKeyDown={onKeyDown}
                onFocus={() => setFocused(true)}
                onBlur={(event) => {
                  // Another window has the keyboard for a while; the bar is still where it was.
                  if (document.activeElement === event.currentTarget) return;
                  setFocused(false);
                  setOpen(false);
                  if (draft.isChanged) draft.run();
                }}
              />
            </div>
            <span
              className="flex h-7.5 shrink-0 items-center gap-1"
              // The bar keeps the focus: leaving it would ask what a click is about to take away.
              onPointerDown={(event) => event.preventDefault()}
            >
              {text !== '' && (
                <IconButton size="sm" label="Clear the search" onClick={() => draft.run('')}>
                  <X aria-hidden />
                </IconButton>
              )}
              {draft.isChanged ? (
                <Button
                  size="sm"
                  look="primary"
                  icon={<CornerDownLeft aria-hidden />}
                  onClick={() => draft.run()}
                >
                  Search
                </Button>
              ) : (
                text === '' && <Kbd keys="/" />
              )}
            </span>
          </div>
          {isOpen && <SuggestionList id={`${id}-list`} state={state} onTake={take} markRef={mark} />}
          <span role="status" className="sr-only">
            {isOpen && `${state.choices.length} suggestions`}
          </span>
        </div>
        <SearchHelp
          onExample={(example) => {
            const written = text.trim() === '' ? example : `${text.trim()} AND ${example}`;
            put(written, written.length);
            editor.current?.focus();
          }}
        />
      </div>
      <SearchProblemLine
        id={`${id}-problem`}
        problems={shown}
        isRefused={draft.isRefused || (!draft.isChanged && asked.search !== view.search)}
        shownSearch={asked.search}
        onReset={draft.reset}
      />
    </search>
  );
}
