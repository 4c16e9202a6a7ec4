import { describe, expect, it } from 'vitest';
import type { DroppedFile } from './collect-dropped-files.ts';
import { packSmallFiles } from './pack-small-files.ts';

const dropped = (path: string, content: string | Uint8Array<ArrayBuffer>): DroppedFile => ({
  path,
  file: new File([content], path, { lastModified: path.length }),
});

const many = (count: number, content = '{}') =>
  Array.from({ length: count }, (_, index) => dropped(`AWSLogs/${index}.json`, content));

describe('packing small files', () => {
  it('leaves few files as they are', () => {
    const files = many(99);
    expect(packSmallFiles(files)).toEqual(files);
  });

  it('makes packs of a thousand, named by what is in them, and leaves large files alone', async () => {
    const large = dropped('AWSLogs/large.json', new Uint8Array(300 * 1024));
    const packed = packSmallFiles([...many(2_500), large]);
    expect(packed.map(({ path }) => path)).toEqual([
      'AWSLogs, files 1 to 1,000.tar',
      'AWSLogs, files 1,001 to 2,000.tar',
      'AWSLogs, files 2,001 to 2,500.tar',
      'AWSLogs/large.json',
    ]);
    expect(packed.map(({ packs }) => packs)).toEqual([1_000, 1_000, 500, undefined]);
    // A header and a block of content for each, and the end.
    expect(packed[2]?.file.size).toBe(500 * 1024 + 1024);
  });

  it('ends a pack before it grows beyond eight megabytes', () => {
    const packed = packSmallFiles(many(100, 'x'.repeat(200_000)));
    expect(packed.map(({ file }) => file.size < 8.5 * 1024 * 1024)).toEqual(packed.map(() => true));
    expect(packed).toHaveLength(3);
  });

  it('gives the same pack for the same files, so that an upload is known again', async () => {
    const [one, two] = [packSmallFiles(many(120)), packSmallFiles(many(120))];
    expect(one.map(({ file }) => file.lastModified)).toEqual(two.map(({ file }) => file.lastModified));
    expect(await one[0]?.file.bytes()).toEqual(await two[0]?.file.bytes());
  });
});
