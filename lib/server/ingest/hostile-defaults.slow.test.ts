import { describe, expect, it } from 'vitest';
import { hostileTars } from '../archive/hostile/hostile-tars.test-support.ts';
import { hostileZips } from '../archive/hostile/hostile-zips.test-support.ts';
import { makeTar, tarEntry } from '../archive/hostile/make-tar.test-support.ts';
import { makeZip } from '../archive/hostile/make-zip.test-support.ts';
import { openAll } from '../archive/open-all.test-support.ts';
import { parseEnv } from '../env.ts';
import { archiveLimits } from './open-files.ts';

const MiB = 1024 * 1024;
const million = 1_000_000;
const defaults = archiveLimits(parseEnv({}));

/** Entries by the million, or as many as are just too many, of every kind that has next to nothing in it. */
const crowds: readonly (readonly [string, () => Buffer])[] = [
  ...(
    [
      ['empty files', { name: 'x' }],
      ['files of one byte', { name: 'x', content: 'a' }],
      ['folders', { name: 'x/', type: '5' }],
      ['symbolic links', { name: 'x', type: '2', linkname: '/etc/passwd' }],
    ] as const
  ).map(([what, entry]) => [`a tar of a million ${what}`, () => crowd(tarEntry(entry))] as const),
  ['a zip of 520,000 files of one byte', () => crowdedZip('a', false)],
  ['a zip of 520,000 empty files', () => crowdedZip('', false)],
  ['a zip of 520,000 empty files that has lost its directory', () => crowdedZip('', true)],
];

function crowd(entry: Buffer): Buffer {
  return Buffer.concat([Buffer.alloc(million * entry.length, entry), makeTar([])]);
}

function crowdedZip(content: string, omitDirectory: boolean): Buffer {
  const parts = Array.from({ length: 520_000 }, (_, index) => ({ name: `${index}`, method: 0, content }));
  return makeZip(parts, { omitDirectory });
}

/** Within what the tests of each archive demand, but with the limits that an installation has. */
async function isHarmless(archive: Buffer) {
  const { rejected, documents, millis, grownBytes, leftBehind } = await openAll('l', archive, defaults);
  expect(millis).toBeLessThan(5000);
  expect(grownBytes).toBeLessThan(256 * MiB);
  expect(leftBehind).toEqual([]);
  return [...rejected, ...documents.flatMap(({ error }) => error ?? [])];
}

describe('with the limits as they are by default', () => {
  it.each([...hostileZips, ...hostileTars].map((hostile) => [hostile.what, hostile] as const))(
    'is harmless: %s',
    { timeout: 30_000 },
    async (_what, { make }) => {
      await isHarmless(make());
    },
  );

  it.each(crowds)('stops at %s and names the setting', { timeout: 60_000 }, async (_what, make) => {
    const told = await isHarmless(make());
    expect(told.at(-1)).toMatchObject({ code: 'archive_limit' });
    expect(told.at(-1)?.remedy).toContain('SPOOR_MAX_ENTRIES');
    // Those after the first thousand are counted, not listed.
    expect(told.length).toBeLessThan(1_010);
  });
});
