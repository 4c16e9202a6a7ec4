import { gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { makeTar } from './hostile/make-tar.test-support.ts';
import { makeZip } from './hostile/make-zip.test-support.ts';
import { openAll, texts } from './open-all.test-support.ts';

const lines = Array.from(
  { length: 40_000 },
  (_, index) => `{"eventID":"${(index * 2654435761) % 4294967296}"}`,
);
const text = lines.join('\n');

/** A repeatable stand-in for chance. */
function* numbers(seed: number): Generator<number> {
  for (let state = seed; ; ) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    yield state / 2 ** 32;
  }
}

describe('a damaged gzip', () => {
  const whole = gzipSync(text);

  it.each([0.05, 0.3, 0.5, 0.9, 0.999])(
    'cut off at %d of its length keeps all that came before',
    async (part) => {
      const cut = whole.subarray(0, Math.floor(whole.length * part));
      const { documents, rejected } = await openAll('a.json.gz', cut);
      const [document] = documents;
      expect(document?.error).toMatchObject({ code: 'damaged_gzip' });
      expect(document?.error?.message).toContain(`byte ${cut.length}`);
      expect(document?.error?.remedy).toBeTruthy();
      expect(text.startsWith(document?.bytes.toString() ?? '?')).toBe(true);
      expect(document?.length).toBeGreaterThan(text.length * part * 0.9);
      expect(rejected).toEqual([]);
    },
  );

  it('with any bit flipped is never taken for whole, and keeps what came before the bit', async () => {
    const chance = numbers(7);
    for (let round = 0; round < 40; round += 1) {
      const flipped = Buffer.from(whole);
      // Past the header: flips in its name and time fields change nothing that matters.
      const at = 10 + Math.floor((chance.next().value ?? 0) * (whole.length - 10));
      flipped[at] = (flipped[at] ?? 0) ^ (1 << (round % 8));
      const { documents, rejected } = await openAll('a.json.gz', flipped);
      const errors = documents.flatMap(({ error }) => error ?? []).length + rejected.length;
      expect([at, errors]).toEqual([at, 1]);
      const before = text.slice(0, Math.max(0, Math.floor((at / whole.length) * text.length * 0.95) - 2000));
      expect(documents.length === 0 || documents[0]?.bytes.toString().startsWith(before)).toBe(true);
    }
  });

  it('keeps the data before what follows the last member, and names the byte', async () => {
    const { documents } = await openAll('a.json.gz', Buffer.concat([whole, Buffer.from('garbage')]));
    expect(documents[0]?.bytes.toString()).toBe(text);
    expect(documents[0]?.error).toMatchObject({ code: 'damaged_gzip' });
    expect(documents[0]?.error?.message).toContain(`byte ${whole.length}`);
  });

  it('that never began is rejected with a reason', async () => {
    const { documents, rejected } = await openAll('a.json.gz', Buffer.from('1f8b08000000', 'hex'));
    expect(documents).toEqual([]);
    expect(rejected).toMatchObject([{ path: 'a.json.gz', code: 'damaged_gzip' }]);
  });

  it('of many megabytes keeps everything up to the damaged byte', async () => {
    const big = Buffer.from(Array.from({ length: 20 }, () => text).join('\n'));
    const packed = gzipSync(big, { level: 1 });
    const cut = packed.subarray(0, packed.length - 1000);
    const { documents } = await openAll('a.json.gz', cut);
    expect(documents[0]?.length).toBeGreaterThan(big.length * 0.99);
    expect(documents[0]?.error).toMatchObject({ code: 'damaged_gzip' });
  });

  it('of many megabytes in a zip gives up not a byte before the damage', async () => {
    const big = Buffer.from(Array.from({ length: 6 }, () => text).join('\n'));
    const packed = gzipSync(big, { level: 1 });
    const at = Math.floor(packed.length * 0.8);
    packed.fill(0xff, at, at + 64);
    const alone = await openAll('a.json.gz', packed);
    const zipped = await openAll('l.zip', makeZip([{ name: 'a.json.gz', content: packed, method: 0 }]));
    expect(alone.documents[0]?.length).toBeGreaterThan(big.length * 0.75);
    expect(zipped.documents[0]?.length).toBe(alone.documents[0]?.length);
    expect(zipped.documents[0]?.error).toMatchObject({ code: 'damaged_gzip' });
  });

  it('inside a zip or tar leaves its neighbours alone', async () => {
    const parts = [
      { name: 'a.json', content: '1' },
      { name: 'b.json.gz', content: whole.subarray(0, 5000) },
      { name: 'c.json', content: '3' },
    ];
    for (const bytes of [makeZip(parts), makeTar(parts), gzipSync(makeTar(parts))]) {
      const opened = await openAll('l', bytes);
      expect(opened.documents.map(({ path, error }) => [path, error?.code ?? null])).toEqual([
        ['l!a.json', null],
        ['l!b.json.gz', 'damaged_gzip'],
        ['l!c.json', null],
      ]);
      expect(opened.rejected).toEqual([]);
    }
  });
});

describe('a damaged zstd', () => {
  it('keeps the blocks before the cut', async () => {
    const whole = zstdCompressSync(text);
    const { documents } = await openAll('a.zst', whole.subarray(0, whole.length - 500));
    expect(documents[0]?.error).toMatchObject({ code: 'damaged_archive' });
    expect(text.startsWith(documents[0]?.bytes.toString() ?? '?')).toBe(true);
    expect(documents[0]?.length).toBeGreaterThan(text.length / 2);
  });
});

describe('a damaged zip', () => {
  const parts = Array.from({ length: 10 }, (_, index) => ({
    name: `${index}.json`,
    content: text.slice(index * 100),
  }));
  const whole = makeZip(parts);

  it.each([false, true])(
    'without its end yields its whole entries and says what is missing',
    async (streamed) => {
      const zip = makeZip(parts.map((part) => (streamed ? { ...part, flags: 0x808 } : part)));
      const opened = await openAll('l.zip', zip.subarray(0, Math.floor(zip.length * 0.75)));
      const good = opened.documents.filter(({ error }) => error === null);
      expect(good.map(({ bytes }) => bytes.toString())).toEqual(
        parts.slice(0, 7).map(({ content }) => content),
      );
      expect(opened.documents.at(-1)?.error).toMatchObject({ code: 'damaged_archive' });
      expect(opened.rejected).toMatchObject([{ path: 'l.zip', code: 'damaged_archive' }]);
    },
  );

  it('with a broken list of contents yields every entry once', async () => {
    const zip = makeZip(parts, {
      directory: (bytes) => Buffer.concat([bytes.subarray(0, 156), Buffer.alloc(bytes.length - 156)]),
    });
    const opened = await openAll('l.zip', zip);
    expect(Object.keys(texts(opened))).toEqual(parts.map(({ name }) => `l.zip!${name}`));
    expect(opened.rejected).toMatchObject([{ code: 'damaged_archive' }]);
  });

  it('with flipped bits in one entry flags that entry and keeps the others', async () => {
    const zip = Buffer.from(whole);
    const at = Math.floor(zip.length * 0.35);
    zip[at] = (zip[at] ?? 0) ^ 0x10;
    const { documents, rejected } = await openAll('l.zip', zip);
    expect(documents.filter(({ error }) => error === null)).toHaveLength(9);
    expect(documents.filter(({ error }) => error?.code === 'damaged_archive')).toHaveLength(1);
    expect(rejected).toEqual([]);
  });

  it('followed by other bytes is read, and flagged', async () => {
    const opened = await openAll('l.zip', Buffer.concat([whole, Buffer.from('more')]));
    expect(opened.documents.filter(({ error }) => error === null)).toHaveLength(10);
    expect(opened.rejected).toMatchObject([{ code: 'damaged_archive' }]);
  });
});

describe('a damaged tar', () => {
  const parts = Array.from({ length: 5 }, (_, index) => ({
    name: `${index}.json`,
    content: text.slice(0, 1000 + index),
  }));

  it('cut off inside an entry yields what came before, flagged', async () => {
    const whole = makeTar(parts);
    const opened = await openAll('l.tar', whole.subarray(0, 512 * 5));
    expect(opened.documents.map(({ error }) => error?.code ?? null)).toEqual([null, 'damaged_archive']);
    expect(opened.rejected).toMatchObject([{ path: 'l.tar', code: 'damaged_archive' }]);
  });

  it('cut off between two entries is not taken for whole', async () => {
    const opened = await openAll('l.tar', makeTar(parts, false));
    expect(opened.documents).toHaveLength(5);
    expect(opened.rejected).toMatchObject([
      { code: 'damaged_archive', message: expect.stringContaining('end marker') },
    ]);
  });

  it('with a damaged header loses that entry alone', async () => {
    const opened = await openAll(
      'l.tar',
      makeTar(parts.map((part, index) => ({ ...part, breakChecksum: index === 2 }))),
    );
    expect(Object.keys(texts(opened))).toEqual(['0', '1', '3', '4'].map((name) => `l.tar!${name}.json`));
    expect(opened.rejected).toMatchObject([{ code: 'damaged_archive' }]);
  });

  it('in a gzip that lost bytes goes on at the next header, wherever that lies', async () => {
    const shifted = makeTar(parts);
    const lost = Buffer.concat([shifted.subarray(0, 700), shifted.subarray(723)]);
    const opened = await openAll('l.tar', lost);
    expect(Object.keys(texts(opened)).slice(-3)).toEqual(['2', '3', '4'].map((name) => `l.tar!${name}.json`));
    expect(opened.rejected.length).toBeGreaterThan(0);
  });
});
