'use client';
import './search-text.css';
import type { ComponentProps, RefObject } from 'react';
import { cx } from '#components/ui/cx.ts';
import { highlight, type TokenKind } from '#lib/core/search/highlight.ts';
import type { SearchProblem } from '#lib/core/search/search-problem.ts';

interface Props extends Omit<ComponentProps<'textarea'>, 'value' | 'className' | 'ref'> {
  value: string;
  /** What to underline. */
  problems: readonly SearchProblem[];
  /** An offset in the text whose place `markRef` finds: a popup hangs there. */
  mark: number;
  markRef: RefObject<HTMLSpanElement | null>;
  ref: RefObject<HTMLTextAreaElement | null>;
}

const colours: Readonly<Record<TokenKind, string | undefined>> = {
  plain: undefined,
  field: 'text-accent',
  operator: 'text-faint',
  value: undefined,
  keyword: 'text-muted',
  not: 'text-danger',
  bracket: 'text-faint',
};

/** SearchEditor: a textarea with clear letters over the same text in colours; as high as its text. */
export function SearchEditor({ value, problems, mark, markRef, ref, ...rest }: Props) {
  const tokens = highlight(value, problems);
  const marker = <span ref={markRef} key="mark" />;
  return (
    <div className="relative min-w-0 flex-1">
      <div aria-hidden className="search-text pointer-events-none min-h-[26px] select-none">
        {tokens.map(({ from, text, kind, wrong }) => {
          const cut = mark - from;
          const inside = cut >= 0 && cut < text.length;
          return (
            <span
              key={from}
              className={cx(
                colours[kind],
                wrong && 'underline decoration-danger decoration-wavy decoration-1 underline-offset-3',
              )}
            >
              {inside ? [text.slice(0, cut), marker, text.slice(cut)] : text}
            </span>
          );
        })}
        {mark >= value.length && marker}
        {/* A last line of its own needs something to stand on. */}
        {'\u200b'}
      </div>
      <textarea
        ref={ref}
        value={value}
        rows={1}
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="off"
        autoCorrect="off"
        className="search-text absolute inset-0 size-full resize-none overflow-hidden bg-transparent text-transparent caret-ink outline-none selection:bg-accent selection:text-on-accent"
        {...rest}
      />
    </div>
  );
}
