import { cx } from '#components/ui/cx.ts';
import { revealControls } from '#components/ui/reveal-controls.ts';
import { ValueText } from '#components/ui/value-text.tsx';
import { splitFileName } from '#lib/core/text/split-file-name.ts';

/**
 * A path on one line, cut in its folders first and then within the file's own name, whose end tells
 * files of one folder apart. The whole path is in the title.
 */
export function PathText({ path }: { path: string }) {
  const cut = path.lastIndexOf('/') + 1;
  const [start, end] = splitFileName(path.slice(cut));
  return (
    // What is for readers aloud alone is placed here, or it would lengthen the page that scrolls around it.
    <span className="relative flex min-w-0" title={revealControls(path)}>
      <span className="sr-only select-none">{revealControls(path)}</span>
      {cut > 0 && <Part value={path.slice(0, cut)} className="min-w-0 truncate text-faint" />}
      <span className={cx('flex min-w-0 shrink-0', cut > 0 ? 'max-w-[calc(100%-2rem)]' : 'max-w-full')}>
        <Part value={start} className="min-w-8 shrink-[99] truncate" />
        {end !== '' && (
          <span className="flex min-w-0 justify-end overflow-hidden">
            <Part value={end} className="whitespace-nowrap" />
          </span>
        )}
      </span>
    </span>
  );
}

/** Read out as one above, not in pieces. */
function Part({ value, className }: { value: string; className: string }) {
  return (
    <span aria-hidden className={className}>
      <ValueText value={value} />
    </span>
  );
}
