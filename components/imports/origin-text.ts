import type { ImportRun } from '#lib/core/contract/imports.ts';

/** Where a run came from. */
export const originText: Record<ImportRun['origin'], string> = {
  upload: 'Dropped here',
  command: 'Command line',
  demo: 'Demo',
};
