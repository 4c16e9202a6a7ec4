import { describe, expect, it } from 'vitest';
import { type Piece, RecordSplitter } from './split-records.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder();

function split(document: string | Uint8Array, limits = { maxRecordBytes: 1 << 20, maxDepth: 50 }) {
  const splitter = new RecordSplitter(limits);
  const bytes = typeof document === 'string' ? encoder.encode(document) : document;
  const pieces: Piece[] = [...splitter.push(bytes), ...splitter.end()];
  return {
    container: splitter.container,
    records: pieces.flatMap((piece) => (piece.kind === 'record' ? [decoder.decode(piece.bytes)] : [])),
    rejects: pieces.flatMap((piece) => (piece.kind === 'reject' ? [piece] : [])),
    pieces,
  };
}

describe('RecordSplitter finds the records of', () => {
  const one = '{"eventVersion":"1.08","a":[1,{"b":null}]}';
  const two = '{"eventVersion":"1.08","a":"}]{[\\"\\\\"}';
  it.each([
    ['a delivered file', `{"Records":[${one},${two}]}`, 'Records', [one, two]],
    [
      'a delivered file in other case, with keys around',
      `{"x":{"y":[1]},"records": [${one}],"z":[{"q":1}]}`,
      'Records',
      [one],
    ],
    ['a bare array', ` [ ${one} ,\r\n ${two} ] `, 'array', [one, two]],
    ['a bare array with a comma at the end', `[${one},]`, 'array', [one]],
    ['lines', `${one}\n${two}\n`, 'lines', [one, two]],
    ['lines ended by CRLF, some empty', `\r\n${one}\r\n\r\n${two}`, 'lines', [one, two]],
    ['objects without anything between', `${one}${two}`, 'lines', [one, two]],
    ['objects with commas between', `${one},\n${two}`, 'lines', [one, two]],
    ['one object', one, 'object', [one]],
    [
      'one object, pretty',
      JSON.stringify(JSON.parse(one), null, 2),
      'object',
      [JSON.stringify(JSON.parse(one), null, 2)],
    ],
    ['lookup-events output', `{"Events":[${one}],"NextToken":"t"}`, 'Events', [one]],
    ['a CloudWatch Logs batch', `{"messageType":"DATA_MESSAGE","logEvents":[${one}]}`, 'logEvents', [one]],
    ['test events', `{"test_events":[${one}]}`, 'test_events', [one]],
    ['a file that begins with a byte order mark', `\ufeff{"Records":[${one}]}`, 'Records', [one]],
    ['files joined to one', `{"Records":[${one}]}\n\ufeff{"Records":[${two}]}`, 'Records', [one, two]],
    ['a delivered file without events', '{"Records":[]}', 'Records', []],
    ['an empty array', '[ ]', 'array', []],
  ])('%s', (_name, document, container, records) => {
    const found = split(document);
    expect(found.rejects).toEqual([]);
    expect(found.records).toEqual(records);
    expect(found.container).toBe(container);
  });

  it('a record that has a field named like a container', () => {
    const record = '{"eventVersion":"1.08","Events":[{"a":1}],"Records":[]}';
    expect(split(record).records).toEqual([record]);
  });
});

describe('RecordSplitter says of a record', () => {
  it('where it begins, by byte, line and column', () => {
    const [first, second] = split('{"é":1,"Records":[\n  {"a":1},\n {"b":2}]}').pieces;
    expect(first).toMatchObject({ offset: 22, line: 2, column: 3 });
    expect(second).toMatchObject({ offset: 32, line: 3, column: 2 });
  });

  it.each([
    ['{"a":1234567890123456}', true],
    ['{"a":0.12345678901234}', true],
    ['{"a":1e400}', true],
    ['{"a":123456789012345}', false],
    ['{"a":"1234567890123456789"}', false],
  ])('whether a double may not hold its numbers: %s', (record, longNumber) => {
    // The flag is of the record, not of those before it.
    const pieces = split(`{"a":12345678901234567890}\n${record}`).pieces;
    expect(pieces[1]).toMatchObject({ kind: 'record', longNumber });
  });
});

describe('RecordSplitter refuses', () => {
  it('a record beyond the limit, names the setting, and reads on', () => {
    const long = `{"eventVersion":"1.08","pad":"${'x'.repeat(500)}"}`;
    const found = split(`{"Records":[{"a":1},${long},{"b":2}]}`, { maxRecordBytes: 100, maxDepth: 50 });
    expect(found.records).toEqual(['{"a":1}', '{"b":2}']);
    expect(found.rejects).toHaveLength(1);
    expect(found.rejects[0]).toMatchObject({ code: 'record_too_large', offset: 20, line: 1, column: 21 });
    expect(found.rejects[0]?.remedy).toContain('SPOOR_MAX_RECORD_BYTES');
  });

  it('a record of exactly one byte too many, and takes one at the limit', () => {
    const record = '{"a":"xy"}';
    expect(split(record, { maxRecordBytes: 10, maxDepth: 9 }).records).toEqual([record]);
    expect(split(record, { maxRecordBytes: 9, maxDepth: 9 }).rejects[0]?.code).toBe('record_too_large');
  });

  it('100 MB in one record without keeping it', () => {
    const splitter = new RecordSplitter({ maxRecordBytes: 1 << 20, maxDepth: 50 });
    const chunk = new Uint8Array(1 << 20).fill(0x78);
    const pieces = [...splitter.push(encoder.encode('[{"a":"'))];
    for (let i = 0; i < 100; i++) pieces.push(...splitter.push(chunk));
    pieces.push(...splitter.push(encoder.encode('"},{"b":1}]')), ...splitter.end());
    expect(
      pieces.map((piece) => (piece.kind === 'reject' ? piece.code : decoder.decode(piece.bytes))),
    ).toEqual(['record_too_large', '{"b":1}']);
  });

  it('nesting beyond the limit, once, and reads on', () => {
    const deep = `{"a":${'['.repeat(10_000)}${']'.repeat(10_000)}}`;
    const found = split(`[{"x":1},${deep},{"y":2}]`);
    expect(found.records).toEqual(['{"x":1}', '{"y":2}']);
    expect(found.rejects.map(({ code }) => code)).toEqual(['too_deep']);
  });

  it.each([
    ['text', 'SELECT eventID FROM trail', 'not_json'],
    ['nothing at all', '', 'empty_file'],
    ['white space', ' \r\n\t', 'empty_file'],
    ['numbers in a list', '[1,2,3]', 'not_an_object'],
    ['a gzip member', new Uint8Array([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]), 'not_json'],
  ])('%s', (_name, document, code) => {
    const found = split(document);
    expect(found.records).toEqual([]);
    expect(found.rejects.map((reject) => reject.code)).toEqual([code]);
  });
});
