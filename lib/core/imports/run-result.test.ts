import { describe, expect, it, test } from 'vitest';
import type { IngestCounts } from '../contract/imports.ts';
import { filesByResult, runProgress, runSentence, runState, runTook } from './run-result.ts';

const none: IngestCounts = {
  files: 0,
  filesRejected: 0,
  filesDamaged: 0,
  filesKnown: 0,
  filesSkipped: 0,
  records: 0,
  inserted: 0,
  known: 0,
  rejected: 0,
};
const finishedAt = '2026-11-21T10:00:00.000Z';

test('the files of an import add up', () => {
  const counts = { ...none, files: 10, filesRejected: 1, filesDamaged: 2, filesKnown: 3, filesSkipped: 1 };
  expect(filesByResult(counts)).toEqual({ done: 3, damaged: 2, known: 3, rejected: 1, skipped: 1 });
});

describe('runState', () => {
  it.each([
    ['working until it is finished', { finishedAt: null, counts: none }, 'working'],
    [
      'clean when every record was read',
      { finishedAt, counts: { ...none, files: 1, records: 2, inserted: 2 } },
      'clean',
    ],
    [
      'clean when the same file came again',
      { finishedAt, counts: { ...none, files: 1, filesKnown: 1 } },
      'clean',
    ],
    [
      'attention when one record of many was rejected',
      { finishedAt, counts: { ...none, files: 1, records: 3, inserted: 2, rejected: 1 } },
      'attention',
    ],
    [
      'attention when a file beside good ones was rejected',
      { finishedAt, counts: { ...none, files: 2, filesRejected: 1, records: 2, inserted: 2 } },
      'attention',
    ],
    [
      'attention when a source beside good ones broke off',
      { finishedAt, sourcesFailed: 1, counts: { ...none, files: 1, records: 2, inserted: 2 } },
      'attention',
    ],
    [
      'nothing when all records were rejected',
      { finishedAt, counts: { ...none, files: 1, records: 2, rejected: 2 } },
      'nothing',
    ],
    [
      'cancelled when somebody wanted no more of it',
      { finishedAt, cancelled: true, counts: none },
      'cancelled',
    ],
    ['cancelling until that is so', { finishedAt: null, cancelled: true, counts: none }, 'cancelling'],
    [
      'held while it waits for room',
      { finishedAt: null, heldBy: { code: 'disk_full', message: 'Full.' }, counts: none },
      'held',
    ],
    ['nothing when no file could be opened', { finishedAt, counts: none }, 'nothing'],
  ] as const)('is %s', (_, run, state) => {
    expect(runState({ sourcesFailed: 0, cancelled: false, heldBy: null, ...run })).toBe(state);
  });
});

describe('runSentence', () => {
  it('says only what happened', () => {
    expect(
      runSentence({
        ...none,
        files: 3,
        records: 2915,
        inserted: 2900,
        known: 12,
        rejected: 3,
        filesRejected: 1,
      }),
    ).toBe('2,900 events added, 12 already known, 3 records and 1 file rejected');
  });
  it('never says nothing', () => {
    expect(runSentence(none, 1)).toBe('1 source failed');
    expect(runSentence(none)).toBe('No events in it');
    expect(runSentence({ ...none, files: 2, filesKnown: 2 })).toBe('2 files imported before');
  });
});

describe('runProgress', () => {
  const run = { sources: 2, sourcesDone: 2, finishedAt: null };
  it('is unknown without bytes, never above one, and one at the end', () => {
    expect(runProgress({ ...run, sizeBytes: 0, readBytes: 0 })).toBeNull();
    expect(runProgress({ ...run, sizeBytes: 100, readBytes: 120 })).toBe(1);
    expect(runProgress({ ...run, sizeBytes: 100, readBytes: 25 })).toBe(0.25);
    expect(runProgress({ ...run, sizeBytes: 0, readBytes: 0, finishedAt })).toBe(1);
  });

  it('is unknown where all that came is read and more is on its way', () => {
    const waiting = { ...run, sourcesDone: 1, sizeBytes: 999, readBytes: 999 };
    expect(runProgress(waiting)).toBeNull();
    expect(runProgress({ ...waiting, sizeBytes: 9990 })).toBe(0.1);
  });
});

describe('runTook', () => {
  const createdAt = '2026-11-21T10:00:00.000Z';
  it.each([
    ['2026-11-21T10:00:00.277Z', '0.3 s'],
    ['2026-11-21T10:00:09.960Z', '10 s'],
    ['2026-11-21T10:03:12.400Z', '3 min 12 s'],
    [null, null],
  ])('finished at %s: %s', (end, text) => {
    expect(runTook({ createdAt, finishedAt: end })).toBe(text);
  });
});
