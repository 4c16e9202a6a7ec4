import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anySearch } from '../search/arbitrary-search.test-support.ts';
import { formatSearch } from '../search/format-search.ts';
import { howToNarrow } from './how-to-narrow.ts';
import { defaultView } from './view.ts';

test('the costly part of a search is named, with what would help', () => {
  expect(howToNarrow({ ...defaultView, search: 'requestParameters.key:* AND outcome:denied' })).toBe(
    '“requestParameters.key:*” has to be looked up in every event. Choose a shorter time range, or ask for whole values rather than for a pattern or for any value.',
  );
  expect(howToNarrow(defaultView)).toBe(
    'Choose a shorter time range, or add a filter, such as an account or an event name.',
  );
  expect(
    howToNarrow({
      ...defaultView,
      range: { kind: 'relative', lastMs: 3_600_000 },
      filters: [{ field: 'account', operator: 'is', values: ['1'] }],
    }),
  ).toBe('Choose a shorter time range.');
});

test('there is always something to do', () => {
  fc.assert(
    fc.property(anySearch.map(formatSearch), (search) => {
      expect(howToNarrow({ ...defaultView, search })).toMatch(/^(“|[A-Z]).*\.$/s);
    }),
  );
});
