import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anySearch } from './arbitrary-search.test-support.ts';
import { formatSearch } from './format-search.ts';
import { maxSearchLength, maxSearchNodes, parseSearch } from './parse-search.ts';
import { underline } from './underline.ts';

test('a search survives its spelling', () => {
  fc.assert(
    fc.property(anySearch, (node) => {
      const text = formatSearch(node);
      const parsed = parseSearch(text);
      if (text.length > maxSearchLength) return;
      expect(parsed.problems).toEqual([]);
      expect(parsed.node).toEqual(node);
      expect(formatSearch(parsed.node)).toBe(text);
    }),
    { numRuns: 500 },
  );
});

const pieces = fc.constantFrom(
  ...[
    'eventName',
    ':',
    '"',
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    ' TO ',
    ' AND ',
    ' or ',
    'NOT ',
    '-',
    '>',
    '<=',
    '\\',
  ],
  ...[
    '*',
    '?',
    'abc',
    '192.0.2.0/24',
    'requestParameters.a',
    '\0',
    '\ud800',
    '🐎',
    '\n',
    'arn:',
    '2026-10-01',
    '!',
    '||',
  ],
);

test('no text makes it throw, and every problem has its place in the text', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.array(pieces, { maxLength: 30 }).map((all) => all.join('')),
  );
  fc.assert(
    fc.property(text, (given) => {
      const { node, problems } = parseSearch(given);
      if (problems.length > 0) expect(node).toBeNull();
      let end = 0;
      for (const { from, to, message } of underline(given)) {
        expect(from).toBeGreaterThanOrEqual(end);
        expect(to).toBeGreaterThan(from);
        expect(to).toBeLessThanOrEqual(given.length);
        expect(message).toMatch(/\S/);
        end = to;
      }
      if (given.length > 0) expect(underline(given).length > 0).toBe(problems.length > 0);
    }),
    { numRuns: 2000 },
  );
});

describe('the grammar', () => {
  test.each([
    ['eventName:ConsoleLogin AND NOT errorCode:*', 'eventName:ConsoleLogin AND NOT errorCode:*'],
    ['eventName:ConsoleLogin -errorCode:*', 'eventName:ConsoleLogin AND NOT errorCode:*'],
    ['sourceIPAddress:192.0.2.0/24', 'sourceIPAddress:192.0.2.0/24'],
    ['sourceIPAddress:2001:db8::/32', 'sourceIPAddress:"2001:db8::/32"'],
    ['userAgent:*boto3*', 'userAgent:*boto3*'],
    ['requestParameters.bucketName:"my-bucket"', 'requestParameters.bucketName:my-bucket'],
    ['resources[0].ARN:x', 'resources.ARN:x'],
    ['eventTime>2026-10-01', 'eventTime>2026-10-01'],
    ['eventTime:>=2026-10-01T00:00:00Z', 'eventTime>="2026-10-01T00:00:00Z"'],
    ['eventTime:[2026-10-01 TO 2026-10-02}', 'eventTime:[2026-10-01 TO 2026-10-02}'],
    ['eventTime:[2026-10-01 TO *]', 'eventTime>=2026-10-01'],
    [
      'eventSource:(iam.amazonaws.com OR sts.amazonaws.com)',
      'eventSource:(iam.amazonaws.com OR sts.amazonaws.com)',
    ],
    ['eventName:(A B)', 'eventName:(A OR B)'],
    ['abc def or ghi', 'abc AND def OR ghi'],
    ['arn:aws:iam::123456789012:user/bob', '"arn:aws:iam::123456789012:user/bob"'],
    ['EVENTNAME:x', 'eventName:x'],
    ['userIdentity.arn:*bob*', 'actor:*bob*'],
    ['requestParameters.a\\:b:c', 'requestParameters.a\\:b:c'],
    ['eventName:a\\*b', 'eventName:"a*b"'],
    ['', ''],
  ])('%s reads as %s', (text, canonical) => {
    const { node, problems } = parseSearch(text);
    expect(problems).toEqual([]);
    expect(formatSearch(node)).toBe(canonical);
  });
});

describe('what is wrong is said where it is', () => {
  test.each([
    ['evntName:x', 'evntName', /no field "evntName"/, /eventName/],
    ['eventName:', 'eventName:', /value is missing/, /eventName:\*/],
    ['abc AND', 'AND', /missing after AND/, /quotes/],
    ['(abc', '(', /not closed/, /\)/],
    ['eventName:(a OR b', '(', /not closed/, /\)/],
    ['abc "def', '"def', /quote is not closed/, /"/],
    ['abc)', ')', /closes nothing/, /quotes/],
    ['outcome:maybe', 'maybe', /no value of outcome/, /denied/],
    ['eventTime>yesterday', 'yesterday', /time in UTC/, /2026/],
    ['sourceIPAddress:1.2.3.4/99', '1.2.3.4/99', /no network/, /192/],
    ['eventName>x', 'x', /no order/, /eventName:/],
    ['eventID:abc*', 'abc*', /looked up whole/, /full/],
    ['ab', 'ab', /too short/, /at least 3/],
  ])('%s', (text, place, message, hint) => {
    const [problem] = underline(text);
    expect(text.slice(problem?.from, problem?.to)).toBe(place);
    expect(problem?.message).toMatch(message);
    expect(problem?.hint).toMatch(hint);
  });

  test.each([
    ['length', `eventName:${'a'.repeat(maxSearchLength)}`, /characters/],
    ['conditions', 'abc '.repeat(maxSearchNodes + 1), /conditions/],
    ['depth', `${'('.repeat(900)}abc${')'.repeat(900)}`, /nested/],
    ['depth of lists', `eventName:${'('.repeat(900)}abc${')'.repeat(900)}`, /nested/],
    ['depth of NOT', `${'!'.repeat(1500)}abc`, /nested/],
  ])('%s has a bound', (_, text, message) => {
    const started = performance.now();
    expect(parseSearch(text).problems[0]?.message).toMatch(message);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
