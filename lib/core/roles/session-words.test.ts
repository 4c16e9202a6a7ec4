import { expect, test } from 'vitest';
import { groupActions } from './group-actions.ts';
import { lifeWords, overWords, shortLifeWords, untilWords } from './life-words.ts';
import { markChanges } from './mark-changes.ts';
import { lastOfArn, sessionTitle } from './name-session.ts';
import { choosePairs, prepareMatrix } from './prepare-trust.ts';
import { reachCsv } from './reach-csv.ts';
import { reachHref, sessionHref } from './role-hrefs.ts';
import { sessionOf } from './testing-sessions.test-support.ts';

test('a session is called by who and as what', () => {
  const roleArn = 'arn:aws:iam::111122223333:role/ops/admin';
  expect(sessionTitle(sessionOf({ key: 'k', roleArn, sessionName: 'bob' }))).toBe('bob as admin');
  expect(sessionTitle(sessionOf({ key: 'k', kind: 'user', arn: 'arn:aws:iam::1:user/ann' }))).toBe('ann');
  expect(sessionTitle(sessionOf({ key: 'ASIA1' }))).toBe('ASIA1');
  expect(lastOfArn('arn:aws:iam::111122223333:root')).toBe('root');
  expect(lastOfArn('https://idp.example/x')).toBe('https://idp.example/x');
});

test('its key is whole in every link', () => {
  const key = 'AROA1:a&b/c d@2026-10-28T22:11:48.000Z';
  const read = (href: string) => new URL(href, 'http://x').searchParams;
  expect(read(sessionHref(key, 'local')).get('key')).toBe(key);
  expect(read(sessionHref(key, 'local')).get('zone')).toBe('local');
  expect(read(reachHref(key)).get('key')).toBe(key);
});

test('hours tell how long it was used, no finer', () => {
  expect(lifeWords('2026-10-28T22:00:00Z', '2026-10-28T22:00:00Z')).toBe('< 1 h');
  expect(lifeWords('2026-10-28T22:00:00Z', '2026-10-29T01:00:00Z')).toBe('≈ 3 h');
  expect(shortLifeWords('2026-10-28T22:00:00Z', '2026-10-29T01:00:00Z')).toBe('≈ 3 h');
  expect(shortLifeWords('2026-10-01T00:00:00Z', '2026-10-10T23:00:00Z')).toBe('≈ 9 d 23 h');
  expect(shortLifeWords('2026-10-01T00:00:00Z', '2026-10-13T05:00:00Z')).toBe('≈ 12 d');
  expect(untilWords('2026-10-28T23:00:00Z', '2026-10-28T22:15:00Z')).toBe('ends in 45 min');
  const old = sessionOf({ key: 'k', created: '2026-10-20T00:00:00Z' });
  expect(overWords(old, '2026-10-28T22:15:00Z')).toBe('ended, by its age');
  expect(overWords(sessionOf({ key: 'k' }), '2026-10-28T22:15:00Z')).toBe('end not in the logs');
  expect(untilWords(null, '2026-10-28T22:15:00Z')).toBe('no end by itself');
});

test('services that changed most come first', () => {
  const action = (eventSource: string, eventName: string, reads: number, changes: number) => ({
    eventSource,
    eventName,
    reads,
    changes,
    errors: 0,
  });
  const groups = groupActions([
    action('s3', 'ListBuckets', 90, 0),
    action('iam', 'GetUser', 1, 0),
    action('iam', 'CreateUser', 0, 2),
  ]);
  expect(groups.map(({ service, reads, changes }) => [service, reads, changes])).toEqual([
    ['iam', 1, 2],
    ['s3', 90, 0],
  ]);
  expect(groups[0]?.actions[0]?.eventName).toBe('CreateUser');
});

test('another address or agent in mid-session is marked, a return to one is not', () => {
  const source = (sourceIPAddress: string, userAgent: string) => ({
    sourceIPAddress,
    userAgent,
    first: '2026-10-28T22:00:00Z',
    last: '2026-10-28T22:00:00Z',
    events: 1,
  });
  const marked = markChanges([
    source('192.0.2.1', 'cli'),
    source('192.0.2.2', 'cli'),
    source('192.0.2.1', 'boto'),
  ]);
  expect(marked.map(({ newAddress, newAgent }) => [newAddress, newAgent])).toEqual([
    [false, false],
    [true, false],
    [false, true],
  ]);
});

test('an export runs no formula of a log', () => {
  const csv = reachCsv({
    sessions: [sessionOf({ key: '=cmd()', sessionName: '@SUM(1)' })],
    loose: 0,
    descendants: 0,
    accounts: [],
    events: 0,
    errors: 0,
    changes: 0,
    changeKinds: [],
    changeKindsTotal: 0,
    changers: [],
    changersTotal: 0,
    valid: [{ key: '=cmd()', expires: null }],
    ended: [],
    now: '2026-10-28T22:00:00Z',
  });
  const [, line = ''] = csv.split('\r\n');
  expect(line).toContain(`"'=cmd()"`);
  expect(line).toContain(`"'@SUM(1)"`);
  expect(line).toMatch(/"no end by itself"$/);
});

test('the matrix has a cell for every pair of accounts that called, and chooses its pairs', () => {
  const matrix = prepareMatrix([
    { from: '2', to: '1', count: 1000, refused: 0 },
    { from: '1', to: '2', count: 0, refused: 1 },
  ]);
  expect([matrix.from, matrix.to]).toEqual([
    ['1', '2'],
    ['1', '2'],
  ]);
  expect(matrix.cell('2', '1')?.weight).toBe(1);
  expect(matrix.cell('1', '1')).toBeUndefined();
  const pair = {
    caller: 'Bob',
    callerAccount: '1',
    principal: null,
    switchFrom: null,
    kind: 'AssumeRole' as const,
    countBy: null,
    refusedBy: null,
    roleArn: 'arn:aws:iam::2:role/Admin',
    roleAccount: '2',
    count: 0,
    refused: 1,
    first: '',
    last: '',
    isNew: false,
  };
  const none = { find: '', cell: null, onlyNew: false };
  expect(choosePairs([pair], { ...none, find: ' admin' })).toHaveLength(1);
  expect(choosePairs([pair], { ...none, cell: '2 1' })).toHaveLength(0);
  expect(choosePairs([pair], { ...none, cell: '1 2' })).toHaveLength(1);
  expect(choosePairs([pair], { ...none, onlyNew: true })).toHaveLength(0);
});
