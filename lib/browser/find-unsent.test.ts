import { expect, it } from 'vitest';
import type { ImportResponse } from '#lib/core/contract/imports.ts';
import { waitsFor } from './find-unsent.ts';

const waiting = { finishedAt: null, cancelled: false, deletion: null, label: 'logs.zip', sources: 1 };
const found = (run: object = {}, sourcesTotal = 0) =>
  ({ run: { ...waiting, ...run }, sources: [], sourcesTotal }) as unknown as ImportResponse;

it('goes on with an import of the same files of which nothing has arrived', () => {
  expect(waitsFor(found(), 'logs.zip', 1)).toBe(true);
});

it.each([
  ['is over', found({ finishedAt: '2026-11-21T10:00:00.000Z' })],
  ['was cancelled', found({ cancelled: true })],
  ['is called otherwise', found({ label: 'other.zip' })],
  ['waits for more', found({ sources: 2 })],
  ['has some of them', found({}, 1)],
])('begins another one where the import %s', (_, other) => {
  expect(waitsFor(other, 'logs.zip', 1)).toBe(false);
});
