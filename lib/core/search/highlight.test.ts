import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anySearch } from './arbitrary-search.test-support.ts';
import { formatSearch } from './format-search.ts';
import { highlight } from './highlight.ts';
import { parseSearch } from './parse-search.ts';
import { searchExamples } from './search-examples.ts';
import { underline } from './underline.ts';

test('the pieces are the text, whatever was typed', () => {
  const texts = fc.oneof(fc.string({ maxLength: 60 }), anySearch.map(formatSearch));
  fc.assert(
    fc.property(texts, (text) => {
      const problems = underline(text);
      const tokens = highlight(text, problems);
      expect(tokens.map((token) => token.text).join('')).toBe(text);
      expect(tokens.every((token) => text.startsWith(token.text, token.from) && token.text !== '')).toBe(
        true,
      );
      const wrong = tokens.filter((token) => token.wrong).reduce((sum, token) => sum + token.text.length, 0);
      expect(wrong).toBe(problems.reduce((sum, { from, to }) => sum + to - from, 0));
    }),
  );
});

test('fields, values, signs and negations are told apart', () => {
  const kinds = highlight('NOT eventName:(A OR b) foo', []).flatMap(({ text, kind }) =>
    kind === 'plain' ? [] : [`${text} ${kind}`],
  );
  expect(kinds).toEqual([
    'NOT not',
    'eventName field',
    ': operator',
    '( bracket',
    'A value',
    'OR keyword',
    'b value',
    ') bracket',
    'foo value',
  ]);
});

test.each(searchExamples)('the example $text is understood', ({ text }) => {
  expect(parseSearch(text).problems).toEqual([]);
});
