import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Piece, RecordSplitter } from './split-records.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder();

function split(bytes: Uint8Array, cuts: readonly number[] = []): Piece[] {
  const splitter = new RecordSplitter({ maxRecordBytes: 1 << 20, maxDepth: 50 });
  const pieces: Piece[] = [];
  let from = 0;
  for (const cut of [...cuts.map((at) => at % (bytes.length + 1)).toSorted((a, b) => a - b), bytes.length]) {
    pieces.push(...splitter.push(bytes.subarray(from, cut)));
    from = cut;
  }
  return [...pieces, ...splitter.end()];
}

function texts(pieces: readonly Piece[]): string[] {
  return pieces.flatMap((piece) => (piece.kind === 'record' ? [decoder.decode(piece.bytes)] : []));
}

/** Everything about the pieces, as one string: comparing thousands of them is quick. */
function outline(pieces: readonly Piece[]): string {
  return JSON.stringify(
    pieces.map((piece) =>
      piece.kind === 'record' ? { ...piece, bytes: decoder.decode(piece.bytes), value: null } : piece,
    ),
  );
}

function rejects(document: string) {
  return split(encoder.encode(document)).flatMap((piece) => (piece.kind === 'reject' ? [piece] : []));
}

/** A record with what makes recovery hard: JSON in strings, quotes in keys, objects in lists. */
function record(i: number): object {
  return {
    eventVersion: '1.08',
    userIdentity: { type: 'IAMUser', sessionContext: { attributes: {} } },
    eventName: `E${i}`,
    requestParameters: {
      policy: '{"Statement":[{"Effect":"Allow"}]}',
      items: [{ a: 1 }, { b: [null, true, -1.5e3] }],
      'k"{x': '\\',
    },
    responseElements: null,
    resources: [{ ARN: `arn:x${i}`, type: 'T' }],
  };
}

const layouts = {
  delivered: (all: string[]) => `{"Records":[${all.join(',')}]}`,
  array: (all: string[]) => `[${all.join(',\n')}]`,
  lines: (all: string[]) => `${all.join('\n')}\n`,
} as const;
const scraps = [
  '"',
  '\\',
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '\n',
  'x',
  '0',
  '"a":',
  '{"',
  '},{',
  '\\"',
  '\0',
  ']}',
];

/** A document of several records of which one was damaged: cut, pasted into, or both. */
const damaged = fc
  .record({
    count: fc.integer({ min: 2, max: 4 }),
    which: fc.nat(),
    layout: fc.constantFrom('delivered', 'array', 'lines'),
    indent: fc.constantFrom(0, 2),
    at: fc.nat(),
    cut: fc.nat(40),
    paste: fc.array(fc.constantFrom(...scraps), { maxLength: 3 }),
  })
  .map(({ count, which, layout, indent, at, cut, paste }) => {
    const whole = Array.from({ length: count }, (_, i) => JSON.stringify(record(i), null, indent));
    const broken = which % count;
    const text = whole[broken] ?? '';
    const place = at % text.length;
    const all = whole.with(broken, text.slice(0, place) + paste.join('') + text.slice(place + cut));
    return {
      bytes: encoder.encode(layouts[layout as keyof typeof layouts](all)),
      neighbours: whole.toSpliced(broken, 1),
    };
  });

describe('RecordSplitter', { timeout: 30_000 }, () => {
  it('never loses a record beside a broken one', () => {
    fc.assert(
      fc.property(damaged, ({ bytes, neighbours }) => {
        const found = new Set(texts(split(bytes)));
        expect(neighbours.filter((neighbour) => !found.has(neighbour))).toEqual([]);
      }),
      { numRuns: 800 },
    );
  });

  it('finds the same wherever the chunks are cut', () => {
    fc.assert(
      fc.property(damaged, fc.array(fc.nat(), { maxLength: 6 }), ({ bytes }, cuts) => {
        expect(outline(split(bytes, cuts))).toBe(outline(split(bytes)));
      }),
      { numRuns: 500 },
    );
  });

  it('finds the same in chunks of one byte', () => {
    fc.assert(
      fc.property(damaged, ({ bytes }) => {
        expect(outline(split(bytes, [...bytes.keys()]))).toBe(outline(split(bytes)));
      }),
      { numRuns: 50 },
    );
  });

  it('hands out exact slices of the document, in order, that parse', () => {
    fc.assert(
      fc.property(damaged, ({ bytes }) => {
        let end = 0;
        for (const piece of split(bytes)) {
          if (piece.kind === 'reject') continue;
          expect(piece.offset).toBeGreaterThanOrEqual(end);
          end = piece.offset + piece.bytes.length;
          expect(decoder.decode(piece.bytes)).toBe(decoder.decode(bytes.subarray(piece.offset, end)));
          JSON.parse(decoder.decode(piece.bytes));
        }
      }),
      { numRuns: 200 },
    );
  });

  it('takes any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(split(bytes).length).toBeGreaterThan(0);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('A reject', () => {
  it('names byte, line, column, reason and record of a missing comma', () => {
    const [reject, ...more] = rejects('{"Records":[\n{"eventVersion":"1.0",\n "a":"x"\n "b":1}]}');
    expect(more).toEqual([]);
    expect(reject).toMatchObject({
      offset: 46,
      line: 4,
      column: 2,
      code: 'bad_json',
      message: `Expected ',' or '}' after a value, found '"' in the record at byte 13.`,
      excerpt: '{"eventVersion":"1.0", "a":"x" "b":1}',
    });
  });

  it('says that the document was cut off inside a record', () => {
    const [reject] = rejects('{"Records":[{"a":1},{"b":');
    expect(reject).toMatchObject({ offset: 25, code: 'bad_json' });
    expect(reject?.message).toContain('cut off');
  });

  it('says that the document was cut off between records', () => {
    const [reject] = rejects('{"Records":[{"a":1},');
    expect(reject?.message).toBe(
      'The document ends before its list of records does; it is probably cut off.',
    );
  });

  it('is one for a stretch of rubbish, however long', () => {
    expect(rejects(`[{"a":1}, rubbish ${'"x":} ]['.repeat(50)} ,{"eventVersion":"1.0"}]`)).toHaveLength(1);
  });

  it('masks what looks like a session token', () => {
    const token = 'IQoJb3JpZ2luX2VjE'.repeat(8);
    const [reject] = rejects(`{"eventVersion":"1.0","sessionToken":"${token}" x}`);
    expect(reject?.excerpt).not.toContain(token.slice(0, 30));
  });

  it('stops counting one by one in a document that is nothing but damage', () => {
    const all = rejects(`[${'{"a" x},'.repeat(10_050)}]`);
    expect(all).toHaveLength(10_001);
    expect(all.at(-1)?.message).toBe('50 further places are no JSON.');
  });
});

describe('Whole records survive', () => {
  it('inside a wrapper that is never closed', () => {
    const inner = '{"eventVersion":"1.08","eventName":"A"}';
    const after = '{"eventVersion":"1.08","eventName":"B"}';
    expect(texts(split(encoder.encode(`[{"aws":{"cloudtrail":${inner},${after}]`)))).toEqual([inner, after]);
  });

  it('after a record that was cut inside a list and so seems to hold them', () => {
    const cut = '{"eventVersion":"1.08","resources":[{"a":1}';
    const after = '{"eventVersion":"1.08","eventName":"B"}';
    expect(texts(split(encoder.encode(`{"Records":[${cut},${after},${after}]}`)))).toEqual([after, after]);
  });

  it('in a file joined to one that was cut off', () => {
    const after = '{"eventVersion":"1.08","eventName":"B"}';
    const joined = `{"Records":[{"eventVersion":"1.08","a":{"b{"Records":[${after}]}`;
    expect(texts(split(encoder.encode(joined)))).toEqual([after]);
  });

  it('in log lines with text before them', () => {
    const line = '{"eventVersion":"1.08","eventName":"B"}';
    expect(texts(split(encoder.encode(`Jan 1 host app: ${line}\nJan 1 host app: ${line}\n`)))).toEqual([
      line,
      line,
    ]);
  });
});
