import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseJson } from './flatten-json.ts';
import { type JsonLines, jsonLines } from './json-lines.ts';

const record = parseJson(
  '{"eventName":"A","requestParameters":{"tags":[{"key":"env","value":"prod"}],"n":12345678901234567890},"x":null}',
);
const all = { folded: new Set<string>(), search: '', limit: 1000 };
const paths = ({ lines }: JsonLines) => lines.map((line) => line.path);

test('every key and entry is a line, in the order of the document', () => {
  const found = jsonLines(record, all);
  expect(paths(found)).toEqual([
    '',
    'eventName',
    'requestParameters',
    'requestParameters.tags',
    'requestParameters.tags[0]',
    'requestParameters.tags[0].key',
    'requestParameters.tags[0].value',
    'requestParameters.n',
    'x',
  ]);
  expect(found.lines[7]?.content).toMatchObject({ value: '12345678901234567890', type: 'number' });
});

test('what is folded keeps its line and says how much it holds', () => {
  const found = jsonLines(record, { ...all, folded: new Set(['requestParameters']) });
  expect(paths(found)).toEqual(['', 'eventName', 'requestParameters', 'x']);
  expect(found.lines[2]?.content).toEqual({ kind: 'branch', list: false, size: 2, folded: true });
});

test('a search shows its matches and the way to them, unfolded', () => {
  const found = jsonLines(record, { ...all, folded: new Set(['requestParameters']), search: 'PROD' });
  expect(paths(found)).toEqual([
    '',
    'requestParameters',
    'requestParameters.tags',
    'requestParameters.tags[0]',
    'requestParameters.tags[0].value',
  ]);
  expect(found.matches).toBe(1);
});

test('a long document is cut and says so', () => {
  expect(jsonLines(record, { ...all, limit: 3 })).toMatchObject({ cut: true, lines: { length: 3 } });
});

test('any document has its lines, each path once', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.string({ maxLength: 2 }), (value, search) => {
      const whole = jsonLines(value, all);
      const found = jsonLines(value, { ...all, search });
      const known = new Set(whole.lines.map((line) => line.path));
      for (const line of found.lines) expect(known.has(line.path)).toBe(true);
      expect(found.lines.length).toBeLessThanOrEqual(whole.lines.length);
    }),
  );
});
