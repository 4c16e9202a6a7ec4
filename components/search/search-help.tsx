'use client';
import { CircleHelp } from 'lucide-react';
import { useState } from 'react';
import { IconButton } from '#components/ui/icon-button.tsx';
import { Popover } from '#components/ui/popover.tsx';
import { highlight } from '#lib/core/search/highlight.ts';
import { searchExamples } from '#lib/core/search/search-examples.ts';

/** SearchHelp: the language by examples; a click puts one into the bar. Props: onExample. */
export function SearchHelp({ onExample }: { onExample: (example: string) => void }) {
  const [open, setOpen] = useState(false);
  return (
    <Popover
      label="How to search"
      align="end"
      open={open}
      onOpenChange={setOpen}
      className="w-[440px]"
      trigger={
        <IconButton label="How to search" className="mt-0.5">
          <CircleHelp aria-hidden />
        </IconButton>
      }
    >
      <h2 className="mb-1 text-sm font-semibold">How to search</h2>
      <p className="mb-2 text-xs text-muted">
        A word looks in every value. Conditions side by side must all hold. Choose an example to put it into
        the bar.
      </p>
      <ul>
        {searchExamples.map(({ text, means }) => (
          <li key={text}>
            <button
              type="button"
              onClick={() => {
                setOpen(false);
                onExample(text);
              }}
              className="flex w-full flex-col rounded-xs px-1.5 py-1 text-left hover:bg-hover"
            >
              <span className="value text-xs">
                {highlight(text, []).map(({ from, kind, text: part }) => (
                  <span
                    key={from}
                    className={kind === 'field' ? 'text-accent' : kind === 'not' ? 'text-danger' : undefined}
                  >
                    {part}
                  </span>
                ))}
              </span>
              <span className="text-2xs text-muted">{means}</span>
            </button>
          </li>
        ))}
      </ul>
    </Popover>
  );
}
