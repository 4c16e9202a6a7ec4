import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anySearch } from './arbitrary-search.test-support.ts';
import { andAlso, asConjunct, changeConjuncts, conjunctsOf } from './conjuncts.ts';
import { formatSearch } from './format-search.ts';
import { parseSearch } from './parse-search.ts';
import { join } from './search-node.ts';

const meaning = (text: string) => parseSearch(text).node;

test('conjuncts joined again are the search', () => {
  fc.assert(
    fc.property(anySearch, (node) => {
      const found = conjunctsOf(formatSearch(node)) ?? [];
      expect(
        join(
          'and',
          found.map((each) => each.node),
        ),
      ).toEqual(node);
    }),
  );
});

test('what was added can be taken away again, and the rest is as it was typed', () => {
  fc.assert(
    fc.property(anySearch, anySearch, (node, more) => {
      const text = formatSearch(node);
      const both = andAlso(text, more) ?? '';
      expect(meaning(both)).toEqual(join('and', [node, more]));
      const added = conjunctsOf(more.kind === 'and' ? formatSearch(more) : asConjunct(more))?.length ?? 0;
      const all = conjunctsOf(both) ?? [];
      const last = all.slice(all.length - added);
      const back = changeConjuncts(both, all, (each) => (last.includes(each) ? null : undefined));
      expect(meaning(back)).toEqual(node);
    }),
  );
});

test.each([
  ['a1b eventName:x   -c3d', 1, 'a1b   -c3d'],
  ['eventName:x AND android', 0, 'android'],
  ['eventName:x && outcome:denied and foo', 0, 'outcome:denied and foo'],
  ['NOT eventName:x', 0, ''],
  ['eventName:x foo\\ ', 0, 'foo\\ '],
])('%s without part %i', (text, part, left) => {
  const all = conjunctsOf(text) ?? [];
  expect(changeConjuncts(text, all, (each) => (each === all[part] ? null : undefined))).toBe(left);
});

test('a search that is not understood has no parts, and one that is too long cannot go on', () => {
  expect(conjunctsOf('eventName:')).toBeNull();
  expect(andAlso('x'.repeat(1990), { kind: 'exists', field: 'errorCode' })).toBeNull();
});
