import { expect, test } from 'vitest';
import { inWords, settle, sum, tallyPlaywright, tallyVitest } from './tally.ts';

const vitest = { numPassedTests: 5, numFailedTests: 0, numPendingTests: 1, numTodoTests: 0, testResults: [] };
const playwright = { stats: { expected: 3, unexpected: 0, flaky: 0, skipped: 2 }, errors: [] };

test('the counts of both runners are read', () => {
  expect(tallyVitest(vitest)).toEqual({ passed: 5, failed: 0, skipped: 1 });
  expect(tallyPlaywright(playwright)).toEqual({ passed: 3, failed: 0, skipped: 2 });
});

test('a test file that could not be loaded is a failure', () => {
  const testResults = [
    { status: 'failed', assertionResults: [] },
    { status: 'failed', assertionResults: [{ status: 'passed' }] },
    { status: 'failed', assertionResults: [{ status: 'failed' }] },
  ];
  expect(tallyVitest({ ...vitest, numFailedTests: 1, testResults }).failed).toBe(3);
});

test('a browser test that passed at the second attempt only, and an error outside of tests, are failures', () => {
  const report = { stats: { ...playwright.stats, flaky: 1 }, errors: [{ message: 'no server' }] };
  expect(tallyPlaywright(report).failed).toBe(2);
});

test('a program that failed without a failed test is a failure, and so is a suite in which nothing ran', () => {
  expect(settle({ passed: 5, failed: 0, skipped: 0 }, 1).failed).toBe(1);
  expect(settle({ passed: 5, failed: 2, skipped: 0 }, 1).failed).toBe(2);
  expect(settle({ passed: 0, failed: 0, skipped: 4 }, 0).failed).toBe(1);
  expect(settle({ passed: 5, failed: 0, skipped: 0 }, 0).failed).toBe(0);
});

test('the sum names what was skipped only if something was', () => {
  const one = { passed: 2, failed: 1, skipped: 0 };
  expect(inWords(sum([one, one]))).toBe('4 passed, 2 failed');
  expect(inWords(sum([one, { ...one, skipped: 3 }]))).toBe('4 passed, 2 failed, 3 skipped');
});
