import { revealControls } from '#components/ui/reveal-controls.ts';
import { ValueText } from '#components/ui/value-text.tsx';

/** A path cut in its folders first: the file's own name stays. The whole path is in the title. */
export function PathText({ path }: { path: string }) {
  const cut = path.lastIndexOf('/') + 1;
  return (
    <span className="flex min-w-0" title={revealControls(path)}>
      {cut > 0 && (
        <ValueText value={path.slice(0, cut)} truncate className="min-w-8 shrink-[9999] text-faint" />
      )}
      <ValueText value={path.slice(cut)} truncate className="min-w-0" />
    </span>
  );
}
