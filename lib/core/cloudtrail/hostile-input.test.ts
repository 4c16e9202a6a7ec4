import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentText } from './content.test-support.ts';
import { normalise } from './normalise.ts';
import type { NormalisedEvent } from './normalised-event.ts';
import { maxRecordDepth, parseRecord } from './parse-record.ts';
import { RecordSplitter } from './split-records.ts';
import { unwrap } from './unwrap.ts';

const encoder = new TextEncoder();

/** The way of every byte from document to row; throws where any step does. */
function read(bytes: Uint8Array): { events: NormalisedEvent[]; contents: string[]; rejects: string[] } {
  const splitter = new RecordSplitter({ maxRecordBytes: 1 << 20, maxDepth: maxRecordDepth });
  const events: NormalisedEvent[] = [];
  const contents: string[] = [];
  const rejects: string[] = [];
  for (const piece of [...splitter.push(bytes), ...splitter.end()]) {
    if (piece.kind === 'reject') {
      rejects.push(piece.code);
      continue;
    }
    const parsed = parseRecord(piece);
    const found = parsed.kind === 'reject' ? parsed : unwrap(parsed.value);
    if (found.kind === 'reject') rejects.push(found.code);
    else
      for (const { value, envelopeTime } of found.records) {
        events.push(normalise(value, envelopeTime));
        contents.push(contentText(value));
      }
  }
  return { events, contents, rejects };
}

function document(fields: string): string {
  return `{"Records":[{"eventVersion":"1.08","eventTime":"2024-01-01T00:00:00Z","eventName":"E","eventSource":"s3.amazonaws.com"${fields}}]}`;
}

/** Kinds of the Big List of Naughty Strings, in our own samples. */
const naughty = [
  'undefined',
  'NaN',
  '-1/0',
  '0x0',
  '１２３',
  '1;DROP TABLE event',
  "' OR 1=1 --",
  '<script>alert(1)</script>',
  'javascript:alert(1)',
  '=cmd|calc!A0',
  '../../etc/passwd',
  '%s%n%x',
  '{{7*7}}',
  '$(touch /tmp/x)',
  '\u202etxt.exe',
  '\u0000',
  '\u001b[31m',
  '\u2028\u2029',
  '\ufeff',
  '\uffff',
  'Ω≈ç√∫',
  '田中さん',
  '👩‍👩‍👧',
  'ﷺ',
  'Z͑ͫ̓ͪ̂ͫ',
  '\ud800',
  '\udc00\ud800',
  '__proto__',
  'constructor',
  'hasOwnProperty',
  'toString',
  'null',
  'true',
  '',
  ' ',
  '\\',
  '"',
  '\t\r\n',
  'a'.repeat(5000),
];
const fields = [
  'eventID',
  'awsRegion',
  'userAgent',
  'sourceIPAddress',
  'errorCode',
  'errorMessage',
  'eventType',
  'eventCategory',
  'recipientAccountId',
  'readOnly',
];

describe('Hostile input', { timeout: 30_000 }, () => {
  it.each(fields)('in %s becomes an event with storable text', (field) => {
    for (const text of naughty) {
      const { events } = read(encoder.encode(document(`,"${field}":${JSON.stringify(text)}`)));
      expect(events).toHaveLength(1);
      for (const value of Object.values(events[0] ?? {}))
        if (typeof value === 'string') expect(value.isWellFormed() && !value.includes('\0')).toBe(true);
    }
  });

  it('as keys of prototypes changes none', () => {
    const { events } = read(
      encoder.encode(
        document(
          ',"__proto__":{"eventName":"X","polluted":1},"constructor":{"prototype":{"polluted":1}},"userIdentity":{"__proto__":{"type":"Root"}}',
        ),
      ),
    );
    expect(events).toMatchObject([{ eventName: 'E', identityType: 'none' }]);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it.each(['[', '{"a":'])('nested 10,000 deep by %s is refused with its reason', (open) => {
    const close = open === '[' ? ']' : '}';
    const deep = `${open.repeat(10_000)}1${close.repeat(10_000)}`;
    expect(read(encoder.encode(document(`,"requestParameters":${deep}`)))).toMatchObject({
      events: [],
      rejects: ['too_deep'],
    });
    expect(read(encoder.encode(JSON.stringify({ message: deep }))).rejects).toEqual(['not_cloudtrail']);
  });

  it('at the deepest nesting that is taken passes every step', () => {
    const deep = `${'['.repeat(maxRecordDepth - 1)}1${']'.repeat(maxRecordDepth - 1)}`;
    expect(read(encoder.encode(document(`,"requestParameters":${deep}`))).events).toHaveLength(1);
  });

  it('with a key twice takes the last, as JSON.parse does', () => {
    expect(read(encoder.encode(document(',"eventName":"Last"'))).events[0]?.eventName).toBe('Last');
  });

  it('with numbers beyond every double keeps records apart', () => {
    const texts = ['1e400', '1e401', '-1e400', '9007199254740993', '9007199254740992', '0'].map(
      (number) => read(encoder.encode(document(`,"requestParameters":{"n":${number}}`))).contents[0],
    );
    expect(new Set(texts).size).toBe(6);
  });

  it('of any mutation reaches an event or a reject, never an exception', () => {
    const scraps = [
      '"__proto__":{"a":1},',
      '1e400',
      '12345678901234567890',
      '"\\ud800"',
      '\0',
      '[]',
      '{}',
      'null',
      '"a","a":',
      '[[[[',
      '"Records":[',
      '"detail":',
      '"message":"{}",',
      '"CloudTrailEvent":"{\\"a\\":[',
    ];
    const base = encoder.encode(
      document(
        ',"userIdentity":{"type":"AssumedRole","arn":"arn:aws:sts::1:assumed-role/R/s","sessionContext":{"sessionIssuer":{"arn":"x"},"attributes":{"creationDate":"2024-01-01T00:00:00Z"}}},"responseElements":{"credentials":{"accessKeyId":"ASIA1","expiration":"Jul 18, 2014 4:07:39 PM"}},"additionalEventData":{"responseParameters":{"status":200.0}},"resources":[{"ARN":"a"}]',
      ),
    );
    const edit = fc.record({
      at: fc.nat(),
      cut: fc.nat(30),
      paste: fc.oneof(
        fc.constantFrom(...scraps).map((text) => encoder.encode(text)),
        fc.uint8Array({ maxLength: 4 }),
      ),
    });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), (edits) => {
        let bytes: number[] = [...base];
        for (const { at, cut, paste } of edits)
          bytes = bytes.toSpliced(at % (bytes.length + 1), cut, ...paste);
        const { events, rejects } = read(Uint8Array.from(bytes));
        expect(events.length + rejects.length).toBeGreaterThan(0);
      }),
      { numRuns: 1000 },
    );
  });
});
