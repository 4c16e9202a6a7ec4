import { crc32, deflateRawSync } from 'node:zlib';
import type { Hostile } from './hostile-case.test-support.ts';
import { makeZip } from './make-zip.test-support.ts';

const MiB = 1024 * 1024;
const json = '{"Records":[]}';
const neighbour = { name: 'neighbour.json', content: json };
const bomb = () => {
  const content = Buffer.alloc(80 * MiB);
  return { name: 'zeros', content, raw: deflateRawSync(content) };
};

/** Many names for one packed content, the core of Fifield's zip bomb. */
function overlapping(count: number): Buffer {
  const content = Buffer.alloc(4 * MiB);
  const part = { name: 'k', content, raw: deflateRawSync(content), crc: crc32(content) };
  const one = makeZip([part], { omitDirectory: true });
  const parts = Array.from({ length: count }, () => ({ ...part, headerAt: 0 }));
  return makeZip(parts, { prefix: one });
}

function nest(levels: number, wide = 1): Buffer {
  let zip = makeZip([neighbour]);
  for (let level = 0; level < levels; level += 1) {
    const parts = Array.from({ length: wide }, (_, index) => ({ name: `${index}.zip`, content: zip }));
    zip = makeZip(parts);
  }
  return zip;
}

/** 16 zips of 16 zips of 16 zips … of a bomb, as in 42.zip. */
function fortyTwo(): Buffer {
  let zip = makeZip([bomb()]);
  for (let level = 0; level < 3; level += 1) {
    zip = makeZip(Array.from({ length: 16 }, (_, index) => ({ name: `${index}.zip`, content: zip })));
  }
  return zip;
}

function manyEntries(count: number): Buffer {
  return makeZip(Array.from({ length: count }, (_, index) => ({ name: `${index}`, method: 0, content: '' })));
}

const kept = { documents: 1 };

export const hostileZips: readonly Hostile[] = [
  ...[
    ['a path that climbs', '../../../etc/cron.d/x', 'etc/cron.d/x'],
    ['an absolute path', '/etc/passwd', 'etc/passwd'],
    ['a drive letter', 'C:\\Windows\\x.dll', 'Windows/x.dll'],
    ['backslashes that climb', '..\\..\\x', 'x'],
    ['a NUL', 'a\0.json', 'a\ufffd.json'],
    ['control characters', 'a\u001b[31m\r\n.json', 'a\ufffd[31m\ufffd\ufffd.json'],
    ['a text direction override', 'a\u202egpj.json', 'a\ufffdgpj.json'],
    ['only dots', '../..', '(no name)'],
    ['no name', '', '(no name)'],
  ].map(
    ([what = '', name = '', shown = '']): Hostile => ({
      what: `a zip entry named by ${what}`,
      make: () => makeZip([{ name, content: json }]),
      ...kept,
      path: `l!${shown}`,
    }),
  ),
  {
    what: 'a zip entry with a name of 65,535 bytes',
    make: () => makeZip([{ name: 'x'.repeat(65_535), content: json }]),
    ...kept,
  },
  {
    what: 'a zip with a symbolic link',
    make: () => makeZip([{ name: 'link', content: '/etc/passwd', mode: 0o120777 }, neighbour]),
    ...kept,
    codes: ['unsafe_entry'],
  },
  {
    what: 'a zip with a device',
    make: () => makeZip([{ name: 'sda', mode: 0o060666 }, neighbour]),
    ...kept,
    codes: ['unsafe_entry'],
  },
  {
    what: 'a zip whose thousand entries are one',
    make: () => overlapping(1000),
    documents: 1,
    codes: ['unsafe_entry'],
  },
  {
    what: 'a zip that says less than an entry holds',
    make: () => makeZip([{ content: json, size: 3 }, neighbour]),
    documents: 2,
    codes: ['damaged_archive'],
  },
  {
    what: 'a zip that says four gigabytes of a small entry',
    make: () => makeZip([{ content: json, size: 0xfffffffe }, neighbour], {}),
    limits: { maxTotalBytes: 8 * 1024 * MiB },
    documents: 2,
    codes: ['damaged_archive'],
  },
  {
    what: 'a zip entry larger than all that is allowed',
    make: () => makeZip([{ content: json, size: 0xfffffffe }, neighbour]),
    ...kept,
    codes: ['archive_limit'],
    says: 'SPOOR_MAX_ARCHIVE_BYTES',
  },
  {
    what: 'a zip entry whose packed size reaches past the file',
    make: () => makeZip([{ content: json, compressedSize: 0x7fffffff }]),
    codes: ['unsafe_entry', 'damaged_archive'],
  },
  {
    what: 'a zip entry with a false checksum',
    make: () => makeZip([{ content: json, crc: 1 }, neighbour]),
    documents: 2,
    codes: ['damaged_archive'],
  },
  {
    what: 'a zip entry behind a password',
    make: () => makeZip([{ content: json, flags: 1 }, neighbour]),
    ...kept,
    codes: ['encrypted_archive'],
  },
  {
    what: 'a zip entry of strong encryption',
    make: () => makeZip([{ content: json, flags: 0x41 }, neighbour]),
    ...kept,
    codes: ['encrypted_archive', 'damaged_archive'],
  },
  {
    what: 'a zip entry of AES',
    make: () => makeZip([{ content: json, method: 99, flags: 1 }, neighbour]),
    ...kept,
    codes: ['encrypted_archive'],
  },
  {
    what: 'a zip entry of an unknown method',
    make: () => makeZip([{ content: json, method: 97 }, neighbour]),
    ...kept,
    codes: ['unsupported_archive'],
  },
  {
    what: 'a zip with one name twice',
    make: () => makeZip([neighbour, neighbour]),
    documents: 2,
  },
  {
    what: 'a zip of a million entries',
    make: () => makeZip([neighbour], { entryCount: 1_000_000 }),
    codes: ['archive_limit'],
    says: 'SPOOR_MAX_ENTRIES',
  },
  {
    what: 'a zip of 70,000 empty entries',
    make: () => manyEntries(70_000),
    limits: { maxEntries: 60_000 },
    codes: ['archive_limit'],
    says: 'SPOOR_MAX_ENTRIES',
  },
  {
    what: 'zips in a zip that hold too many entries together',
    make: () =>
      makeZip(Array.from({ length: 3 }, (_, index) => ({ name: `${index}`, content: manyEntries(9_000) }))),
    limits: { maxEntries: 20_000 },
    codes: ['archive_limit', 'empty_file'],
    says: 'SPOOR_MAX_ENTRIES',
  },
  {
    what: 'a zip that lists more entries than it has',
    make: () => makeZip([neighbour], { entryCount: 60_000 }),
    ...kept,
    codes: ['damaged_archive'],
  },
  {
    what: 'a zip whose list is said to be past its end',
    make: () => makeZip([neighbour], { directoryAt: 0x7ffffff0 }),
    ...kept,
    codes: ['damaged_archive'],
  },
  {
    what: 'a zip whose list is its own content',
    make: () => makeZip([neighbour], { directoryAt: 0 }),
    ...kept,
    codes: ['damaged_archive'],
  },
  {
    what: 'a zip of several disks',
    make: () => makeZip([neighbour], { disk: 3 }),
    ...kept,
    codes: ['damaged_archive'],
  },
  {
    what: 'a zip with an end mark in its comment',
    make: () =>
      makeZip([neighbour], { comment: Buffer.from('504b0506000000000000000000000000000000000000', 'hex') }),
  },
  {
    what: 'a zip with extra fields longer than themselves',
    make: () => makeZip([{ ...neighbour, extra: Buffer.from('0100ffff', 'hex') }]),
    ...kept,
    codes: ['damaged_archive'],
  },
  {
    what: 'a zip64 entry without its sizes',
    make: () => makeZip([{ ...neighbour, size: 0xffffffff, extra: Buffer.from('01000000', 'hex') }]),
    codes: ['damaged_archive', 'archive_limit'],
  },
  {
    what: 'a zip entry that points into nothing',
    make: () => makeZip([neighbour, { name: 'x', headerAt: 7 }]),
    ...kept,
    codes: ['damaged_archive'],
  },
  {
    what: 'a zip entry that is all zeros',
    make: () => makeZip([bomb(), neighbour]),
    codes: ['archive_limit'],
    says: 'SPOOR_MAX_RATIO',
  },
  {
    what: 'zips in zips, forty deep',
    make: () => nest(40),
    codes: ['archive_limit'],
    says: 'SPOOR_MAX_ARCHIVE_DEPTH',
  },
  {
    what: 'a nest of zips around a bomb',
    make: fortyTwo,
    codes: ['archive_limit'],
    limits: { maxDepth: 16 },
  },
  {
    what: 'a nest of zips too wide to be walked',
    make: () => nest(3, 60),
    limits: { maxDepth: 16, maxEntries: 20_000 },
    codes: ['archive_limit'],
    says: 'SPOOR_MAX_ENTRIES',
  },
  { what: 'a zip of nothing', make: () => makeZip([]) },
];
