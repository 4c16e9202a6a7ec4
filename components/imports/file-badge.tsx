import { Badge, type BadgeTone } from '#components/ui/badge.tsx';
import type { ImportFile } from '#lib/core/contract/imports.ts';

/** What became of a file, in the words of the filter above the list. */
export const fileStateText: Record<ImportFile['state'], string> = {
  rejected: 'Rejected',
  damaged: 'Damaged',
  working: 'Working',
  done: 'Read',
  known: 'Imported before',
  skipped: 'Passed over',
};

const tones: Record<ImportFile['state'], BadgeTone> = {
  rejected: 'danger',
  damaged: 'warning',
  working: 'accent',
  done: 'neutral',
  known: 'neutral',
  skipped: 'neutral',
};

export function FileBadge({ state }: { state: ImportFile['state'] }) {
  return <Badge tone={tones[state]}>{fileStateText[state]}</Badge>;
}
