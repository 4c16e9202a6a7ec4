import fc from 'fast-check';
import { expect, test } from 'vitest';
import { completeAt } from './complete-at.ts';

/** `|` is the cursor. */
function at(text: string) {
  const cursor = text.indexOf('|');
  return completeAt(text.replace('|', ''), cursor);
}

test.each([
  ['|', { kind: 'field', from: 0, to: 0, prefix: '' }],
  ['event|', { kind: 'field', from: 0, to: 5, prefix: 'event' }],
  ['ev|entN:x', { kind: 'field', from: 0, to: 6, prefix: 'ev' }],
  ['requestParameters.bu|', { kind: 'field', from: 0, to: 20, prefix: 'requestParameters.bu' }],
  ['outcome:denied AND |', { kind: 'field', from: 19, to: 19, prefix: '' }],
  ['outcome:denied AND NOT ev|', { kind: 'field', from: 23, to: 25, prefix: 'ev' }],
  ['outcome:denied |', { kind: 'connective', from: 15, to: 15 }],
  ['(outcome:denied) |', { kind: 'connective', from: 17, to: 17 }],
])('%s continues as %o', (text, expected) => {
  expect(at(text)).toMatchObject(expected);
});

test.each([
  ['eventName|', 'operator', 'eventName', undefined, 9, 9],
  ['eventName:|', 'value', 'eventName', '', 10, 10],
  ['eventName: |', 'value', 'eventName', '', 11, 11],
  ['eventName:Con| AND outcome:denied', 'value', 'eventName', 'Con', 10, 13],
  ['eventName:"Con s|', 'value', undefined, undefined, undefined, undefined],
  ['eventName:"Con|sole"', 'value', 'eventName', 'Con', 10, 19],
  ['eventName:(A OR B|', 'value', 'eventName', 'B', 16, 17],
  ['eventName:(A OR |', 'value', 'eventName', '', 16, 16],
  ['requestParameters.n:[1 TO 1|', 'value', 'requestParameters.n', '1', 26, 27],
  ['eventTime>|', 'value', 'eventTime', '', 10, 10],
])('%s asks for a %s of %s', (text, kind, field, prefix, from, to) => {
  const found = at(text);
  if (field === undefined) return expect(['value', 'field', 'connective']).toContain(found.kind);
  expect(found.kind).toBe(kind);
  expect('field' in found ? found.field?.name : null).toBe(field);
  if (prefix !== undefined) expect('prefix' in found ? found.prefix : null).toBe(prefix);
  expect([found.from, found.to]).toEqual([from, to]);
});

test('every cursor in every text has an answer within the text', () => {
  const piece = fc.constantFrom(
    'eventName',
    ':',
    '"',
    '(',
    ')',
    '[',
    ' TO ',
    ' AND ',
    'NOT ',
    '>',
    '\\',
    'abc',
    ' ',
    '🐎',
  );
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 20 }).map((all) => all.join('')),
      fc.nat(120),
      (text, cursor) => {
        const { from, to } = completeAt(text, cursor);
        expect(from).toBeGreaterThanOrEqual(0);
        expect(to).toBeGreaterThanOrEqual(from);
        expect(to).toBeLessThanOrEqual(text.length);
      },
    ),
    { numRuns: 500 },
  );
});
