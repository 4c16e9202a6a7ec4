import { expect, test } from 'vitest';
import { markChanges } from '#lib/core/roles/mark-changes.ts';
import { gatherSources } from './gather-sources.ts';

const source = (sourceIPAddress: string, userAgent: string | null, minute: number) => ({
  sourceIPAddress,
  userAgent,
  first: `2026-10-28T22:0${minute}:00.000Z`,
  last: `2026-10-28T22:0${minute}:30.000Z`,
  events: 2,
});
const run = (id: string) => `HashiCorp/1.0 stratus-red-team_${id}`;
const first = run('1a2b3c4d-0000-4000-8000-000000000001');

test('agents that differ by an id alone are one source, and no change in mid-session', () => {
  const gathered = gatherSources([
    source('192.0.2.1', first, 1),
    source('192.0.2.1', run('1a2b3c4d-0000-4000-8000-000000000002'), 2),
    source('192.0.2.2', run('1a2b3c4d-0000-4000-8000-000000000003'), 3),
  ]);
  expect(gathered).toMatchObject([
    { userAgent: first, agents: 2, events: 4, last: '2026-10-28T22:02:30.000Z' },
    { userAgent: first, agents: 1, events: 2 },
  ]);
  expect(markChanges(gathered).map(({ newAddress, newAgent }) => [newAddress, newAgent])).toEqual([
    [false, false],
    [true, false],
  ]);
});

test('another version of the same agent stays a change', () => {
  const versions = [source('192.0.2.1', 'aws-cli/2.1.0', 1), source('192.0.2.1', 'aws-cli/2.9.0', 2)];
  expect(gatherSources([...versions, source('192.0.2.1', null, 3)])).toHaveLength(3);
  expect(markChanges(gatherSources(versions))[1]?.newAgent).toBe(true);
});
