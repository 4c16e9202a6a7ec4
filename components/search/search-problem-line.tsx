import { Button } from '#components/ui/button.tsx';
import { ValueText } from '#components/ui/value-text.tsx';
import type { SearchProblem } from '#lib/core/search/search-problem.ts';

interface Props {
  id: string;
  problems: readonly SearchProblem[];
  /** Somebody asked for it. */
  isRefused: boolean;
  /** What the page goes on showing. */
  shownSearch: string | null;
  onReset: () => void;
}

/** What is wrong with the search and how to write it, read out as it appears. */
export function SearchProblemLine({ id, problems, isRefused, shownSearch, onReset }: Props) {
  const [problem] = problems;
  return (
    <div id={id} role="status" className="pr-4 pl-[46px]">
      {problem && (
        <p className="-mt-1 flex items-baseline gap-2 pb-1.5 text-xs">
          <span className="text-danger">
            <ValueText value={problem.message} prose />
          </span>{' '}
          {problem.hint !== '' && (
            <span className="text-muted">
              <ValueText value={problem.hint} prose />
            </span>
          )}{' '}
          {isRefused && (
            <span className="ml-auto flex min-w-0 items-baseline gap-1 text-muted">
              <span className="shrink-0">Not asked; the page still shows</span>{' '}
              {shownSearch === null ? (
                'what it did without a search.'
              ) : (
                <ValueText value={shownSearch} truncate className="min-w-0" />
              )}
              <Button size="sm" look="ghost" className="h-5!" onClick={onReset}>
                Take back
              </Button>
            </span>
          )}
        </p>
      )}
    </div>
  );
}
