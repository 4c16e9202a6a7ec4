import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { pack } from 'tar-stream';
import { describe, expect, it } from 'vitest';
import { makeTar, pax } from './hostile/make-tar.test-support.ts';
import { makeZip } from './hostile/make-zip.test-support.ts';
import { openAll, testLimits, texts } from './open-all.test-support.ts';
import { openArchive } from './open-archive.ts';

const json = '{"Records":[]}';
const files = [
  { name: 'AWSLogs/1/a.json', content: json },
  { name: 'AWSLogs/1/b.json.gz', content: gzipSync('{"b":1}') },
];

async function standardTar(entries: { name: string; content: string }[]): Promise<Buffer> {
  const tar = pack();
  for (const { name, content } of entries) tar.entry({ name, mtime: new Date(0) }, content);
  tar.finalize();
  const parts: Buffer[] = [];
  for await (const part of tar) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

describe('a file is told by its content', () => {
  it.each([
    ['plain', Buffer.from(json)],
    ['gzip', gzipSync(json)],
    ['gzip of two members', Buffer.concat([gzipSync('{"Records"'), gzipSync(':[]}')])],
    ['gzip with padding of zeros', Buffer.concat([gzipSync(json), Buffer.alloc(100)])],
    ['gzip in gzip', gzipSync(gzipSync(json))],
    ['zstd', zstdCompressSync(json)],
    ['zstd of two frames', Buffer.concat([zstdCompressSync('{"Records"'), zstdCompressSync(':[]}')])],
    [
      'zstd with a skippable frame',
      Buffer.concat([Buffer.from('502a4d1802000000abcd', 'hex'), zstdCompressSync(json)]),
    ],
  ])('%s', async (_what, bytes) => {
    const opened = await openAll('misnamed.zip', bytes);
    expect(texts(opened)).toEqual({ 'misnamed.zip': json });
    expect(opened.documents[0]?.error).toBeNull();
    expect(opened.rejected).toEqual([]);
  });

  it.each([
    ['zip', makeZip(files)],
    ['stored zip', makeZip(files.map((file) => ({ ...file, method: 0 })))],
    ['zip of streamed entries', makeZip(files.map((file) => ({ ...file, flags: 0x808 })))],
    [
      'zip with zstd entries',
      makeZip(files.map((file) => ({ ...file, method: 93, raw: zstdCompressSync(file.content) }))),
    ],
    ['tar', makeTar(files)],
    ['tar.gz', gzipSync(makeTar(files))],
    ['tar.zst', zstdCompressSync(makeTar(files))],
    ['zip in gzip', gzipSync(makeZip(files))],
  ])('%s', async (_what, bytes) => {
    const opened = await openAll('logs.bin', bytes);
    expect(texts(opened)).toEqual({
      'logs.bin!AWSLogs/1/a.json': json,
      'logs.bin!AWSLogs/1/b.json.gz': '{"b":1}',
    });
    expect(opened.rejected).toEqual([]);
    expect(opened.leftBehind).toEqual([]);
  });

  it('zip in tar.gz in zip, each path whole', async () => {
    const inner = makeZip([{ name: 'x.json.gz', content: gzipSync(json) }]);
    const middle = gzipSync(makeTar([{ name: 'in/inner.zip', content: inner }]));
    const opened = await openAll('o.zip', makeZip([{ name: 'm.tar.gz', content: middle }]));
    expect(texts(opened)).toEqual({ 'o.zip!m.tar.gz!in/inner.zip!x.json.gz': json });
  });

  it('gz in zip in tar, each path whole', async () => {
    const zip = makeZip([{ name: 'x.json.gz', content: gzipSync(json) }]);
    const opened = await openAll('o.tar', makeTar([{ name: 'in/m.zip', content: zip }]));
    expect(texts(opened)).toEqual({ 'o.tar!in/m.zip!x.json.gz': json });
  });

  it('entries whose sizes stand in their zip64 fields', async () => {
    const raw = deflateRawSync(json);
    const extra = Buffer.alloc(20);
    extra.writeUInt16LE(1, 0);
    extra.writeUInt16LE(16, 2);
    extra.writeBigUInt64LE(BigInt(json.length), 4);
    extra.writeBigUInt64LE(BigInt(raw.length), 12);
    const big = { content: json, raw, extra, size: 0xffffffff, compressedSize: 0xffffffff };
    const zip = makeZip([
      { name: 'a.json', ...big },
      { name: 'b.json', content: json },
    ]);
    const opened = await openAll('o.zip', zip);
    expect(texts(opened)).toEqual({ 'o.zip!a.json': json, 'o.zip!b.json': json });
    expect(opened.rejected).toEqual([]);
    const nested = await openAll('o.tgz', gzipSync(makeTar([{ name: 'm.zip', content: zip }])));
    expect(texts(nested)).toEqual({ 'o.tgz!m.zip!a.json': json, 'o.tgz!m.zip!b.json': json });
  });

  it('a nested zip too large for memory waits in the scratch folder, nameless', async () => {
    const noise = randomBytes(9_000_000);
    const inner = makeZip([
      { name: 'noise', content: noise, method: 0 },
      { name: 'a.json', content: json },
    ]);
    const opened = await openAll('o.tar', makeTar([{ name: 'inner.zip', content: inner }]));
    expect(opened.documents.map(({ path, length }) => [path, length])).toEqual([
      ['o.tar!inner.zip!noise', noise.length],
      ['o.tar!inner.zip!a.json', json.length],
    ]);
    expect(opened.leftBehind).toEqual([]);
  });

  it('tars of other tools, with long names', async () => {
    const name = `AWSLogs/${'long/'.repeat(60)}a.json`;
    const opened = await openAll(
      't.tar',
      await standardTar([
        { name, content: json },
        { name: 'b.json', content: '1' },
      ]),
    );
    expect(texts(opened)).toEqual({ [`t.tar!${name}`]: json, 't.tar!b.json': '1' });
  });

  it('long names of GNU tar and of PAX, which hold for one entry only', async () => {
    const long = 'x'.repeat(200);
    const opened = await openAll(
      't.tar',
      makeTar([
        { name: '././@LongLink', type: 'L', content: `${long}\0` },
        { name: 'cut', content: '1' },
        { name: 'after', content: '2' },
        pax({ path: `${long}y` }),
        { name: 'cut', content: '3' },
        { name: 'last', content: '4' },
      ]),
    );
    expect(texts(opened)).toEqual({
      [`t.tar!${long}`]: '1',
      't.tar!after': '2',
      [`t.tar!${long}y`]: '3',
      't.tar!last': '4',
    });
  });

  it.each([
    ['bzip2', Buffer.from('425a683931415926535900', 'hex')],
    ['7z', Buffer.from('377abcaf271c0004', 'hex')],
    ['rar', Buffer.from('526172211a070100', 'hex')],
    ['xz', Buffer.from('fd377a585a000004', 'hex')],
  ])('%s is named and refused', async (name, bytes) => {
    const { rejected, documents } = await openAll('a', bytes);
    expect(documents).toEqual([]);
    expect(rejected).toMatchObject([
      { code: 'unsupported_archive', remedy: expect.stringContaining('.zip') },
    ]);
    expect(rejected[0]?.message).toContain(name);
  });

  it.each([
    ['text', Buffer.from('BZh is not bzip2')],
    ['zlib', deflateSync(json)],
    ['brotli', brotliCompressSync(json)],
    ['UTF-16', Buffer.from(`\ufeff${json}`, 'utf16le')],
  ])('anything else is a document, byte for byte: %s', async (_what, bytes) => {
    const { documents } = await openAll('a', bytes);
    expect(documents[0]?.bytes).toEqual(bytes);
  });

  it.each([
    ['a file', Buffer.alloc(0)],
    ['a gzip of nothing', gzipSync('')],
  ])('%s without a byte is named as empty', async (_what, bytes) => {
    expect((await openAll('a.json', bytes)).rejected).toMatchObject([{ path: 'a.json', code: 'empty_file' }]);
  });

  it('folders and what desktop systems leave are counted, not opened', async () => {
    const parts = ['d/', '__MACOSX/._a.json', 'd/.DS_Store', 'd/Thumbs.db', 'd/a.json'].map((name) => ({
      name,
      content: name.endsWith('/') ? '' : json,
    }));
    for (const bytes of [makeZip(parts), makeTar(parts)]) {
      const opened = await openAll('l', bytes);
      expect(opened.skipped).toHaveLength(4);
      expect(Object.keys(texts(opened))).toEqual(['l!d/a.json']);
      expect(opened.rejected).toEqual([]);
    }
  });

  it('gives back any bytes through any container', async () => {
    const pipes: ((bytes: Buffer) => Buffer)[] = [
      (bytes: Buffer) => gzipSync(bytes),
      (bytes: Buffer) => zstdCompressSync(bytes),
      (bytes: Buffer) => makeZip([{ name: 'x', content: bytes }]),
      (bytes: Buffer) => makeTar([{ name: 'x', content: bytes }]),
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ minLength: 1, maxLength: 5000 }),
        fc.array(fc.constantFrom(...pipes), { maxLength: 4 }),
        async (content, chain) => {
          const plain = Buffer.from(`{${Buffer.from(content).toString('base64')}`);
          const { documents } = await openAll(
            'f',
            chain.reduce<Buffer>((bytes, wrap) => wrap(bytes), plain),
          );
          expect(documents.map(({ bytes, error }) => [bytes.equals(plain), error])).toEqual([[true, null]]);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('a file that is not there is an item of its own, not the end of a folder', async () => {
    const items: unknown[] = [];
    const source = { name: 'gone', file: '/nowhere/gone', size: 1 };
    for await (const item of openArchive(source, testLimits)) items.push(item);
    expect(items).toMatchObject([{ kind: 'rejected', path: 'gone', code: 'not_found' }]);
  });

  it('tells how far it has come, never backwards, and all of it in the end', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'spoor-progress-'));
    try {
      const noise = randomBytes(3_000_000);
      const parts = ['a', 'b'].map((name) => ({ name, content: noise }));
      for (const bytes of [noise, gzipSync(noise), makeZip(parts), makeTar(parts)]) {
        const file = join(folder, 'f');
        await writeFile(file, bytes);
        const seen: number[] = [];
        const source = {
          name: 'f',
          file,
          size: bytes.length,
          onProgress: (read: number) => void seen.push(read),
        };
        for await (const item of openArchive(source, testLimits)) {
          if (item.kind === 'document') for await (const _ of item.document.chunks);
        }
        expect(seen.length).toBeGreaterThan(1);
        expect(seen).toEqual(seen.toSorted((a, b) => a - b));
        expect(seen.at(-1)).toBe(bytes.length);
      }
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('stops at the time it may take, not counting that of its reader', async () => {
    const bytes = gzipSync(randomBytes(20_000_000));
    const slow = await openAll('f', bytes, { maxMillis: 1 });
    const told = [...slow.rejected, ...slow.documents.flatMap(({ error }) => error ?? [])];
    expect(told[0]).toMatchObject({ code: 'archive_limit' });
  });

  it('a document may be left unread, and the next one is whole', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'spoor-unread-'));
    try {
      for (const bytes of [makeZip(files), gzipSync(makeTar(files))]) {
        await writeFile(`${folder}/f`, bytes);
        const seen: string[] = [];
        let first = true;
        for await (const item of openArchive(
          { name: 'f', file: `${folder}/f`, size: bytes.length },
          testLimits,
        )) {
          if (item.kind !== 'document') continue;
          if (!first)
            for await (const chunk of item.document.chunks) seen.push(Buffer.from(chunk).toString());
          first = false;
        }
        expect(seen.join('')).toBe('{"b":1}');
      }
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
