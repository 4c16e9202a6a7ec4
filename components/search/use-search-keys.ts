import type { KeyboardEvent } from 'react';
import type { Choice, CompletionState } from './use-completion.ts';
import type { SearchDraft } from './use-search-draft.ts';

interface Options {
  readonly state: CompletionState;
  readonly draft: SearchDraft;
  readonly isOpen: boolean;
  readonly setOpen: (open: boolean) => void;
  readonly take: (choice: Choice) => void;
}

/** The bar's keys: arrows choose, Tab takes, Enter takes what is chosen or else asks, Esc closes, then undoes, then leaves. */
export function useSearchKeys({ state, draft, isOpen, setOpen, take }: Options) {
  const { choices, active, setActive, completion } = state;
  return (event: KeyboardEvent<HTMLTextAreaElement>) => {
    // Enter ends a composition of letters there, not the search.
    if (event.nativeEvent.isComposing) return;
    const listed = isOpen && choices.length > 0;
    const chosen = listed ? choices[active] : undefined;
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp': {
        if (!isOpen) setOpen(true);
        else if (listed) setActive(step(active, event.key === 'ArrowDown' ? 1 : -1, choices.length));
        break;
      }
      case 'Tab': {
        const isWritten = completion.kind === 'value' || ('prefix' in completion && completion.prefix !== '');
        const taken = chosen ?? (listed && isWritten && draft.text !== '' ? choices[0] : undefined);
        if (taken === undefined || event.shiftKey) return;
        take(taken);
        break;
      }
      case 'Enter':
        if (chosen !== undefined && !event.ctrlKey && !event.metaKey) take(chosen);
        else {
          setOpen(false);
          draft.run();
        }
        break;
      case 'Escape':
        if (isOpen) setOpen(false);
        else if (draft.isChanged) draft.reset();
        else event.currentTarget.blur();
        break;
      default:
        return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
}

/** -1 is the bar itself, between the last line and the first. */
function step(at: number, by: number, count: number): number {
  const next = at + by;
  return next < -1 ? count - 1 : next >= count ? -1 : next;
}
