import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DocumentPiece, DocumentSplitter } from './document-splitter.ts';

const limits = { maxRecordBytes: 1 << 20, maxDepth: 100 };
const record = (id: number) =>
  JSON.stringify({ eventVersion: '1.08', eventID: `id-${id}`, eventName: 'Get', note: 'ä, "x" {' });
const header = 'User name,Event time,Event name,Event ID,Resources';
const row = (id: number) => `alice,2026-10-05T09:15:00Z,Get,id-${id},"[{""resourceName"":""b,ü""}]"`;

function split(bytes: Uint8Array, cuts: readonly number[] = []) {
  const splitter = new DocumentSplitter(limits);
  const pieces: DocumentPiece[] = [];
  let from = 0;
  for (const cut of [...cuts, bytes.length].toSorted((a, b) => a - b)) {
    const to = Math.max(from, Math.min(cut, bytes.length));
    for (const piece of splitter.push(bytes.subarray(from, to))) pieces.push(piece);
    from = to;
  }
  pieces.push(...splitter.end());
  return { pieces, container: splitter.container };
}

const show = (bytes: Uint8Array, cuts?: readonly number[]) => {
  const { pieces, container } = split(bytes, cuts);
  return {
    container,
    pieces: pieces.map((piece) => ({
      ...piece,
      bytes: piece.kind === 'reject' ? null : new TextDecoder().decode(piece.bytes),
    })),
  };
};

const documents: Readonly<Record<string, string>> = {
  'a list in an object': `{"Records":[${record(1)},\n${record(2)}]}`,
  'lines behind times': [1, 2].map((id) => `2026-10-05T09:20:00.000Z ${record(id)}\n`).join(''),
  'lines of which one has no record': `2026-10-05T09:20:00Z ${record(1)}\n2026-10-05T09:20:00Z rotated\n2026-10-05T09:20:01Z ${record(2)}\n`,
  "the console's CSV": `${header}\n${row(1)}\n${row(2)}\n`,
  'a CSV with a broken row': `${header}\r\n${row(1)}\r\na,"b\r\n${row(2)}\r\n`,
  'a flow log': '2 104276118230 eni-0abc 10.0.0.1 10.0.0.2 443 5000 6 1 40 1 2 ACCEPT OK\n',
  'plain words': 'nothing of the kind\n',
};
const encodings: Readonly<Record<string, (text: string) => Uint8Array>> = {
  'UTF-8': (text) => new TextEncoder().encode(text),
  'UTF-8 with a mark': (text) => new TextEncoder().encode(`\ufeff${text}`),
  'UTF-16 LE': (text) => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le')),
  'UTF-16 BE without a mark': (text) => new Uint8Array(Buffer.from(text, 'utf16le').swap16()),
};
const every = Object.entries(documents).flatMap(([name, text]) =>
  Object.entries(encodings).map(([encoding, encode]) => [name, encoding, encode(text)] as const),
);

describe('DocumentSplitter', () => {
  it.each(every)(
    'cuts %s in %s the same wherever chunks are cut',
    (_name, _encoding, bytes) => {
      const whole = show(bytes);
      fc.assert(
        fc.property(fc.array(fc.nat(bytes.length), { maxLength: 8 }), (cuts) => {
          expect(show(bytes, cuts)).toEqual(whole);
        }),
        { numRuns: 30 },
      );
    },
    20_000,
  );

  it.each(Object.entries(encodings))('says where in the file a record lies, in %s', (_, encode) => {
    for (const name of ['a list in an object', 'lines behind times', "the console's CSV"]) {
      const text = documents[name] ?? '';
      const pieces = split(encode(text)).pieces.filter((piece) => piece.kind !== 'reject');
      expect(pieces).toHaveLength(2);
      for (const piece of pieces) {
        const shown = new TextDecoder().decode(piece.bytes);
        const before = text.slice(0, text.indexOf(shown));
        expect([shown.includes('id-'), piece.offset]).toEqual([true, encode(before).length]);
      }
    }
  });

  it('keeps the records around a line that has none, which is one reject', () => {
    const { pieces } = show(new TextEncoder().encode(documents['lines of which one has no record']));
    expect(pieces.map((piece) => piece.kind)).toEqual(['record', 'reject', 'record']);
  });

  it.each([
    ['UTF-32', new Uint8Array([0xff, 0xfe, 0, 0, 0x7b, 0, 0, 0])],
    ['UTF-32', new Uint8Array([0, 0, 0, 0x7b])],
    ['EBCDIC', new Uint8Array([0xc0, 0x7f, 0xd9, 0x85])],
  ])('refuses %s and says what to do', (name, bytes) => {
    expect(split(bytes).pieces).toMatchObject([
      {
        code: 'invalid_encoding',
        message: expect.stringContaining(name),
        remedy: expect.stringContaining('UTF-8'),
      },
    ]);
  });

  it('does not take a table of something else for events', () => {
    const text = 'event,count,colour\na,1,red\nb,2,blue\n';
    expect(split(new TextEncoder().encode(text)).pieces).toMatchObject([
      { kind: 'reject', code: 'not_cloudtrail' },
    ]);
  });

  it('never throws, whatever the bytes', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 300 }),
        fc.constantFrom('', `${header}\n`, '{"a":'),
        (noise, before) => {
          const bytes = new Uint8Array([...new TextEncoder().encode(before), ...noise]);
          expect(split(bytes).pieces.every((piece) => piece.offset <= bytes.length)).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  }, 20_000);
});

it('A large UTF-16 document that came as one chunk is placed in no time', () => {
  const text = `[${Array.from({ length: 20_000 }, (_, id) => record(id)).join(',\n')}]`;
  const bytes = new Uint8Array(Buffer.from(text, 'utf16le'));
  const start = process.cpuUsage().user;
  const { pieces } = split(bytes);
  expect(process.cpuUsage().user - start).toBeLessThan(5_000_000);
  const last = pieces.at(-1);
  expect(pieces).toHaveLength(20_000);
  expect(last?.offset).toBe(text.lastIndexOf('{"eventVersion"') * 2);
}, 30_000);
