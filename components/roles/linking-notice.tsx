import { Link2 } from 'lucide-react';
import { Button } from '#components/ui/button.tsx';
import { formatCount } from '#lib/core/text/format-number.ts';

interface Props {
  /** Sessions and calls that are not linked yet. */
  loose: number;
  /** What came meanwhile and waits to be shown, in words. */
  news?: string | null;
  onShow?: () => void;
}

/**
 * LinkingNotice: that links are still being worked out, or that something waits to be shown. It lies over
 * the foot of the page and moves nothing; its parent is `relative`. Props: loose, news, onShow.
 */
export function LinkingNotice({ loose, news = null, onShow }: Props) {
  const isLinking = loose > 0;
  const spoken = [isLinking && 'Sessions are being linked: what is shown may change.', news]
    .filter(Boolean)
    .join(' ');
  return (
    <>
      {/* Numbers that change every moment are not read aloud. */}
      <p role="status" className="sr-only">
        {spoken}
      </p>
      {(isLinking || news !== null) && (
        <div className="pointer-events-none absolute inset-x-0 bottom-3 z-20 flex justify-center">
          <div className="pointer-events-auto flex h-8 items-center gap-2 rounded-md bg-raised px-3 text-xs shadow-popup tabular-nums">
            <Link2 className="size-3.5 shrink-0 text-muted" aria-hidden />
            {isLinking && (
              <span aria-hidden>
                Linking sessions, {formatCount(loose)} to go…{' '}
                <span className="text-muted">what is shown may change</span>
              </span>
            )}
            {news !== null && (
              <>
                {isLinking && <span aria-hidden className="h-4 border-l border-line" />}
                <span aria-hidden>{news}</span>
                <Button size="sm" onClick={onShow} className="-mr-2">
                  Show
                </Button>
              </>
            )}
          </div>
        </div>
      )}
    </>
  );
}
