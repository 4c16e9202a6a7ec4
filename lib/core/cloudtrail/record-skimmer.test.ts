import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRecord } from './parse-record.ts';
import { type Piece, RecordSplitter } from './split-records.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Looks at each byte. */
class CarefulSplitter extends RecordSplitter {
  protected override skim(_chunk: Uint8Array, _origin: number, i: number): number {
    return i;
  }
}

/** Everything about a document's pieces and what they say, as one text; and how many were skimmed. */
function outline(splitter: RecordSplitter, bytes: Uint8Array, cuts: readonly number[]): [string, number] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const cut of [...cuts.map((at) => at % (bytes.length + 1)).toSorted((a, b) => a - b), bytes.length]) {
    pieces.push(...splitter.push(bytes.subarray(from, cut)));
    from = cut;
  }
  pieces.push(...splitter.end());
  const told = pieces.map((piece) => {
    if (piece.kind === 'reject') return piece;
    const { value, longNumber, ...rest } = piece;
    return { ...rest, bytes: Array.from(piece.bytes).join(), parsed: tell(parseRecord(piece)) };
  });
  return [
    JSON.stringify([splitter.container, told]),
    pieces.filter((piece) => piece.kind === 'record' && piece.value !== null).length,
  ];
}

/** JSON.stringify would write -0 as 0, what is beyond doubles as null, and long numbers as texts. */
function tell(value: unknown): unknown {
  if (typeof value === 'number') return Object.is(value, -0) ? 'number -0' : `number ${value}`;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(tell);
  return [value.constructor?.name, Object.entries(value).map(([key, held]) => [key, tell(held)])];
}

const ordinary = fc.constantFrom(
  '""',
  '"x"',
  '"tlsVersion eV"',
  '"},{\\"eventVersion\\":\\"1.08\\""',
  '"{[["',
  '"\\\\"',
  '7',
  '0',
  'true',
  'null',
);
const rare = fc.constantFrom(
  '"eventVersion"',
  '"12345678901234567890"',
  '"é\\ud800\\u0000"',
  '"{{{{[[[["',
  '-0',
  '1e400',
  '1e-400',
  '-1.5e3',
  '0.0',
  '1.0000000000000000001',
  '123456789012345',
  '1234567890123456',
  '12345678901234567890',
  '-9007199254740993',
  '0e99',
);
const gap = fc.constantFrom('', '', '', ' ', '\n', '\r\n\t');
const key = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.constantFrom('"a"', '"b"', '"Records"', '"eventName"', '"__proto__"', '"tlsVersion"'),
  },
  { weight: 1, arbitrary: fc.constantFrom('"eventVersion"', '"id"', '"é"') },
);
const { object } = fc.letrec<{ object: string; value: string }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5 },
    { weight: 12, arbitrary: ordinary },
    { weight: 1, arbitrary: rare },
    { weight: 3, arbitrary: tie('object') },
    { weight: 2, arbitrary: fc.array(tie('value'), { maxLength: 2 }).map((all) => `[${all.join(',')}]`) },
  ),
  object: fc
    .array(fc.tuple(key, gap, tie('value')), { maxLength: 3 })
    .map((all) => `{${all.map(([name, space, value]) => `${name}:${space}${value}`).join(',')}}`),
}));

/** The records of a document begin with one key, mostly. */
const withFirst = (first: string) =>
  fc.oneof(
    { weight: 1, arbitrary: object },
    {
      weight: 14,
      arbitrary: fc
        .tuple(gap, gap, object)
        .map(
          ([before, after, rest]) =>
            `{${before}${first}${after}:"1.08"${rest === '{}' ? '' : ','}${rest.slice(1)}`,
        ),
    },
  );
const oddGap = fc.constantFrom(',', ' ', '', ',,', '\n\n');
const layouts = {
  delivered: { start: '{"Records":[', gaps: [',', ',\n  ', ' , '], end: ']}' },
  list: { start: '[', gaps: [',', '\n,'], end: ']' },
  lines: { start: '', gaps: ['\n', '\r\n', ''], end: '\n' },
  inside: { start: '{"x":1,"Events" : [ ', gaps: [','], end: '],"y":[{"eventVersion":1}]}' },
} as const;
const document = fc
  .constantFrom('"eventVersion"', '"eventVersion"', '"awsRegion"', '"id"')
  .chain((first) =>
    fc.record({
      layout: fc.constantFrom(...Object.values(layouts)),
      records: fc.array(withFirst(first), { minLength: 3, maxLength: 8 }),
      gap: fc.nat(),
      odd: fc.option(fc.tuple(fc.nat(), oddGap), { freq: 5 }),
      damage: fc.option(fc.tuple(fc.nat(), fc.nat(6), fc.uint8Array({ maxLength: 3 })), { freq: 3 }),
    }),
  )
  .map(({ layout, records, gap: chosen, odd, damage }) => {
    const usual = layout.gaps[chosen % layout.gaps.length] ?? '';
    const gaps = records.map((_, at) => (odd !== null && odd[0] % records.length === at ? odd[1] : usual));
    const text = records.map((one, at) => (at === 0 ? one : `${gaps[at]}${one}`)).join('');
    const bytes = Array.from(encoder.encode(layout.start + text + layout.end));
    if (damage !== null) bytes.splice(damage[0] % bytes.length, damage[1], ...damage[2]);
    return Uint8Array.from(bytes);
  });
const limits = fc.constantFrom(
  { maxRecordBytes: 1 << 20, maxDepth: 50 },
  { maxRecordBytes: 1 << 20, maxDepth: 4 },
  { maxRecordBytes: 60, maxDepth: 8 },
);

describe('Records that are skimmed', { timeout: 30_000 }, () => {
  it('are those that a look at each byte finds, and say the same, whatever stands around them', () => {
    let skimmed = 0;
    fc.assert(
      fc.property(document, limits, fc.array(fc.nat(), { maxLength: 1 }), (bytes, given, cuts) => {
        const [quick, count] = outline(new RecordSplitter(given), bytes, cuts);
        skimmed += count;
        expect(quick).toBe(outline(new CarefulSplitter(given), bytes, cuts)[0]);
      }),
      { numRuns: 2000 },
    );
    expect(skimmed).toBeGreaterThan(200);
  });

  it('are all but the first and the last of a chunk of ordinary ones', () => {
    const one =
      '{"eventVersion":"1.08","requestParameters":{"n":7,"text":"},{"},"tlsDetails":{"tlsVersion":"TLSv1.3"}}';
    for (const bytes of [`{"Records":[${Array(9).fill(one).join(',')}]}`, Array(9).fill(one).join('\n')])
      expect(
        outline(new RecordSplitter({ maxRecordBytes: 1000, maxDepth: 50 }), encoder.encode(bytes), [])[1],
      ).toBe(7);
  });

  it('hold the exact bytes of their place in the document', () => {
    const bytes = encoder.encode('[{"id":1},\n {"id": {"a":"}"} },\n\n{"id":2}]');
    const pieces = new RecordSplitter({ maxRecordBytes: 1000, maxDepth: 50 }).push(bytes);
    expect(
      pieces.map(
        (piece) =>
          piece.kind === 'record' && [decoder.decode(piece.bytes), piece.offset, piece.line, piece.column],
      ),
    ).toEqual([
      ['{"id":1}', 1, 1, 2],
      ['{"id": {"a":"}"} }', 12, 2, 2],
      ['{"id":2}', 33, 4, 1],
    ]);
  });
});
