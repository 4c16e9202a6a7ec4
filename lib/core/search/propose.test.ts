import { describe, expect, it, test } from 'vitest';
import { completeAt } from './complete-at.ts';
import { parseSearch } from './parse-search.ts';
import { proposalsFor, searchBefore, takeProposal } from './propose.ts';

/** `|` is the cursor, before and after. */
function take(text: string, label: string, suggestions: string[] = [label]): string {
  const cursor = text.indexOf('|');
  const plain = text.replace('|', '');
  const completion = completeAt(plain, cursor);
  const proposal = proposalsFor(
    completion,
    suggestions.map((each) => ({ text: each, count: 1 })),
  ).find((each) => each.label === label);
  if (proposal === undefined) return 'not proposed';
  const taken = takeProposal(plain, completion, proposal);
  return `${taken.text.slice(0, taken.cursor)}|${taken.text.slice(taken.cursor)}`;
}

describe('taking a proposal', () => {
  it('writes a name with its sign, a value with a space', () => {
    expect(take('eve|', 'eventName')).toBe('eventName:|');
    expect(take('eventName:Con|', 'ConsoleLogin')).toBe('eventName:ConsoleLogin |');
    expect(take('eventName|', ':*')).toBe('not proposed');
    expect(take('eventName|', ':(')).toBe('eventName:(|');
    expect(take('outcome:denied |', 'AND')).toBe('outcome:denied AND |');
    expect(take('|', 'eventTime')).toBe('eventTime>=|');
  });

  it('keeps the sign and the space that are there', () => {
    expect(take('eve|:x', 'eventName')).toBe('eventName|:x');
    expect(take('eventName:Con| AND outcome:denied', 'ConsoleLogin')).toBe(
      'eventName:ConsoleLogin| AND outcome:denied',
    );
  });

  it('quotes what needs quotes', () => {
    const taken = take('requestParameters.name:my|', 'my "own" bucket');
    expect(taken).toBe('requestParameters.name:"my \\"own\\" bucket" |');
    expect(parseSearch(taken.replace('|', '')).problems).toEqual([]);
  });
});

test.each([
  ['outcome:denied AND ', 'outcome:denied'],
  ['outcome:denied ', 'outcome:denied'],
  ['outcome:denied AND NOT ', 'outcome:denied'],
  ['a1b outcome:denied -', 'a1b outcome:denied'],
  ['outcome:denied OR ', null],
  ['foo OR bar AND ', null],
  ['(outcome:denied AND ', null],
  ['', ''],
])('values after "%s" are counted under %s', (before, expected) => {
  expect(searchBefore(`${before}eventName:`, before.length)).toBe(expected);
});
