import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { anySearch } from './arbitrary-search.test-support.ts';
import {
  chosenValues,
  excludeInSearch,
  includeInSearch,
  onlyInSearch,
  takeBack,
  withoutChoices,
} from './choose-values.ts';
import { formatSearch } from './format-search.ts';
import { parseSearch } from './parse-search.ts';
import { trimSearch } from './trim-search.ts';

const path = 'requestParameters.bucketName';
const value = fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom('my-bucket', '*', 'AND', null));

describe('values chosen in a search', () => {
  it('adds up as a list, and gives way to an exclusion', () => {
    const one = includeInSearch('outcome:denied', path, 'a') ?? '';
    expect(one).toBe(`outcome:denied AND ${path}:a`);
    const two = includeInSearch(one, path, 'b c') ?? '';
    expect(two).toBe(`outcome:denied AND ${path}:(a OR "b c")`);
    expect(excludeInSearch(two, path, 'a')).toBe(`outcome:denied AND ${path}:"b c" AND NOT ${path}:a`);
    expect(onlyInSearch(two, path, 'z')).toBe(`outcome:denied AND ${path}:z`);
    expect(withoutChoices(two, path)).toBe('outcome:denied');
  });

  it('knows the missing value', () => {
    expect(includeInSearch('', path, null)).toBe(`NOT ${path}:*`);
    expect(excludeInSearch('', path, null)).toBe(`${path}:*`);
    const either = includeInSearch(`NOT ${path}:*`, path, 'a') ?? '';
    expect(chosenValues(either, path)).toEqual({ in: [null, 'a'], out: [] });
    expect(takeBack(either, path, 'is', 'a')).toBe(`NOT ${path}:*`);
  });

  it('puts alternatives in parentheses before it adds to them', () => {
    expect(includeInSearch('foo OR bar', path, 'a')).toBe(`(foo OR bar) AND ${path}:a`);
  });

  it('leaves a search that is not understood alone', () => {
    expect(includeInSearch('eventName:', path, 'a')).toBeNull();
    expect(withoutChoices('(', path)).toBeNull();
  });
});

test('an edit does what it says, in any search and for any value', () => {
  fc.assert(
    fc.property(anySearch.map(formatSearch), value, (search, chosen) => {
      const before = chosenValues(search, path);
      const included = includeInSearch(search, path, chosen);
      if (included !== null) {
        expect(parseSearch(included).problems).toEqual([]);
        expect(chosenValues(included, path).in).toContain(chosen);
        expect(chosenValues(included, path).out).not.toContain(chosen);
        expect(includeInSearch(included, path, chosen)).toBe(included);
      }
      const excluded = excludeInSearch(search, path, chosen);
      if (excluded !== null) {
        expect(chosenValues(excluded, path).out).toContain(chosen);
        expect(chosenValues(excluded, path).in).not.toContain(chosen);
      }
      const only = onlyInSearch(search, path, chosen);
      if (only !== null) expect(chosenValues(only, path)).toEqual({ in: [chosen], out: [] });
      const rest = withoutChoices(search, path) ?? '';
      expect(chosenValues(rest, path)).toEqual({ in: [], out: [] });
      if (before.in.length + before.out.length === 0) expect(rest).toBe(trimSearch(search));
    }),
    { numRuns: 300 },
  );
});
