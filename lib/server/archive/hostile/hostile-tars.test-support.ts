import { gzipSync, zstdCompressSync } from 'node:zlib';
import type { Hostile } from './hostile-case.test-support.ts';
import { base256, makeTar, pax, tarEntry } from './make-tar.test-support.ts';

const MiB = 1024 * 1024;
const json = '{"Records":[]}';
const neighbour = { name: 'neighbour.json', content: json };

function special(what: string, type: string): Hostile {
  return {
    what: `a tar with ${what}`,
    make: () => makeTar([{ name: 'x', type, linkname: '/etc/passwd' }, neighbour]),
    documents: 1,
    codes: ['unsafe_entry'],
  };
}

function repeated(codec: (bytes: Buffer) => Buffer, times: number): Buffer {
  let bytes = codec(Buffer.from(json));
  for (let turn = 1; turn < times; turn += 1) bytes = codec(bytes);
  return bytes;
}

/** A zstd frame of run-length blocks: 128 KiB of zeros for four bytes each (RFC 8878, 3.1.1.2). */
function zstdRuns(blocks: number): Buffer {
  const frame = Buffer.from('28b52ffd0058', 'hex');
  const size = 128 * 1024;
  const run = (last: boolean) => {
    const block = Buffer.alloc(4);
    block.writeUIntLE((size << 3) | (1 << 1) | (last ? 1 : 0), 0, 3);
    return block;
  };
  return Buffer.concat([frame, ...Array.from({ length: blocks }, (_, index) => run(index === blocks - 1))]);
}

export const hostileTars: readonly Hostile[] = [
  special('a hard link', '1'),
  special('a symbolic link', '2'),
  special('a character device', '3'),
  special('a block device', '4'),
  special('a pipe', '6'),
  {
    what: 'a tar entry whose path climbs',
    make: () => makeTar([{ name: '../../../etc/cron.d/x', content: json }]),
    documents: 1,
    path: 'l!etc/cron.d/x',
  },
  {
    what: 'a tar entry with an absolute PAX path',
    make: () => makeTar([pax({ path: '/root/.ssh/authorized_keys' }), neighbour]),
    documents: 1,
    path: 'l!root/.ssh/authorized_keys',
  },
  {
    what: 'a tar entry named in no encoding',
    make: () => makeTar([{ name: Buffer.from('ff fe 80 2e 6a'.replaceAll(' ', ''), 'hex'), content: json }]),
    documents: 1,
    path: 'l!ÿþ\ufffd.j',
  },
  {
    what: 'a tar entry of negative size',
    make: () => makeTar([{ name: 'x', sizeField: base256(-512n) }, neighbour]),
    documents: 1,
    codes: ['damaged_archive'],
  },
  {
    what: 'a tar entry of a size beyond numbers',
    make: () => makeTar([{ name: 'x', sizeField: base256(2n ** 80n) }, neighbour]),
    documents: 1,
    codes: ['damaged_archive'],
  },
  {
    what: 'a tar entry of an exabyte',
    make: () => makeTar([{ name: 'x', sizeField: base256(2n ** 50n), content: json }, neighbour]),
    codes: ['archive_limit', 'damaged_archive'],
    says: 'SPOOR_MAX_ARCHIVE_BYTES',
  },
  ...['-1', '1e30', 'NaN', '0x10', '99999999999999999999', '1.5'].map(
    (size): Hostile => ({
      what: `a tar entry whose PAX size is ${size}`,
      make: () => makeTar([pax({ size }), { name: 'x', content: json }, neighbour]),
      codes: ['damaged_archive'],
    }),
  ),
  {
    what: 'a tar with a PAX header of a gigabyte',
    make: () => makeTar([{ name: 'p', type: 'x', sizeField: base256(2n ** 30n) }, neighbour]),
    documents: 1,
    codes: ['damaged_archive'],
  },
  {
    what: 'a tar with a PAX record that lies about its length',
    make: () => makeTar([pax({ path: 'y' }, 99_999), neighbour]),
    documents: 1,
  },
  {
    what: 'a tar with PAX keys of prototypes',
    make: () => makeTar([pax({ __proto__x: '1', ['__proto__']: '1', constructor: '1' }), neighbour]),
    documents: 1,
  },
  {
    what: 'a tar with a long name of a gigabyte',
    make: () => makeTar([{ name: 'l', type: 'L', sizeField: base256(2n ** 30n) }, neighbour]),
    documents: 1,
    codes: ['damaged_archive'],
  },
  {
    what: 'a tar of PAX headers without end',
    make: () => gzipSync(Buffer.alloc(60_000 * 1024, makeTar([pax({ path: 'y' })], false))),
    limits: { maxEntries: 30_000 },
    codes: ['archive_limit'],
    says: 'SPOOR_MAX_',
  },
  {
    what: 'a tar of 60,000 empty entries',
    make: () => Buffer.alloc(60_000 * 512, tarEntry({ name: 'x' })),
    limits: { maxEntries: 30_000 },
    codes: ['archive_limit', 'empty_file'],
    says: 'SPOOR_MAX_ENTRIES',
  },
  {
    what: 'a tar with a GNU sparse file',
    make: () => makeTar([{ name: 'x', type: 'S', content: json }, neighbour]),
    documents: 1,
    codes: ['unsupported_archive'],
  },
  {
    what: 'a tar with a PAX sparse file of a petabyte',
    make: () =>
      makeTar([pax({ 'GNU.sparse.realsize': '1125899906842624' }), { name: 'x', content: json }, neighbour]),
    documents: 1,
    codes: ['unsupported_archive'],
  },
  {
    what: 'a tar with one name twice',
    make: () => makeTar([neighbour, neighbour]),
    documents: 2,
  },
  {
    what: 'a tar.gz with an entry that is all zeros',
    make: () => gzipSync(makeTar([{ name: 'z', content: Buffer.alloc(80 * MiB) }])),
    codes: ['archive_limit'],
    says: 'SPOOR_MAX_RATIO',
  },
  {
    what: 'tars in tars, thirty deep',
    make: () => {
      let tar = makeTar([neighbour]);
      for (let level = 0; level < 30; level += 1) tar = makeTar([{ name: 't.tar', content: tar }]);
      return tar;
    },
    codes: ['archive_limit'],
    says: 'SPOOR_MAX_ARCHIVE_DEPTH',
  },
  {
    what: 'a gzip that is all zeros',
    make: () => gzipSync(Buffer.alloc(80 * MiB)),
    codes: ['archive_limit'],
    says: 'SPOOR_MAX_RATIO',
  },
  {
    what: 'a document larger than is allowed',
    make: () => gzipSync(Buffer.alloc(3 * MiB, json)),
    limits: { maxEntryBytes: MiB },
    documents: 1,
    codes: ['archive_limit'],
    says: 'SPOOR_MAX_ENTRY_BYTES',
  },
  {
    what: 'gzips in gzips, thirty deep',
    make: () => repeated(gzipSync, 30),
    codes: ['archive_limit'],
    says: 'SPOOR_MAX_ARCHIVE_DEPTH',
  },
  {
    what: 'zstds in zstds, thirty deep',
    make: () => repeated(zstdCompressSync, 30),
    codes: ['archive_limit'],
    says: 'SPOOR_MAX_ARCHIVE_DEPTH',
  },
  {
    what: 'a gzip of 100,000 empty members',
    make: () => Buffer.alloc(100_000 * 20, gzipSync('')),
    codes: ['empty_file'],
  },
  {
    what: 'a gzip whose name never ends',
    make: () => Buffer.concat([Buffer.from('1f8b08080000000000ff', 'hex'), Buffer.alloc(20 * MiB, 0x61)]),
    codes: ['damaged_gzip'],
  },
  {
    what: 'a gzip that claims four gigabytes',
    make: () => {
      const bytes = gzipSync(json);
      bytes.writeUInt32LE(0xffffffff, bytes.length - 4);
      return bytes;
    },
    documents: 1,
    codes: ['damaged_gzip'],
  },
  {
    what: 'noise that begins like a gzip',
    make: () => Buffer.concat([Buffer.from('1f8b0800', 'hex'), Buffer.alloc(MiB, 0xa7)]),
    codes: ['damaged_gzip'],
  },
  {
    what: 'a zstd frame that wants a window of gigabytes',
    make: () => Buffer.from('28b52ffd00f8010000', 'hex'),
    codes: ['unsupported_archive', 'damaged_archive'],
  },
  {
    what: 'a zstd of run-length blocks, 32 GiB in one megabyte',
    make: () => zstdRuns(256 * 1024),
    codes: ['archive_limit'],
    says: 'SPOOR_MAX_RATIO',
  },
  {
    what: 'a zstd of skippable frames alone',
    make: () => Buffer.alloc(100 * 1024, Buffer.from('502a4d18020000006162', 'hex')),
    codes: ['empty_file', 'damaged_archive'],
  },
];
