import type { ReachResponse } from '../contract/roles.ts';
import { csvLine } from '../text/csv-line.ts';
import { nameSession } from './name-session.ts';

const head = [
  'session',
  'kind',
  'name',
  'role',
  'account',
  'depth',
  'accounts crossed',
  'grade',
  'parent',
  'first hour',
  'last hour',
  'events',
  'changes',
  'errors',
  'valid until',
];

/** A session's way to its root and what descends from it, a line each, for spreadsheets. */
export function reachCsv({ sessions, valid, ended }: ReachResponse): string {
  const ends = new Map([
    ...valid.map(({ key, expires }) => [key, expires ?? 'no end by itself'] as const),
    ...ended.map(({ key, how, time }) => [key, `${how} ${time}`] as const),
  ]);
  const lines = sessions.map((row) =>
    csvLine([
      row.key,
      row.kind,
      nameSession(row).name,
      row.roleArn,
      row.account,
      row.depth,
      row.crossed,
      row.grade,
      row.parent,
      row.firstHour,
      row.lastHour,
      row.events,
      row.changes,
      row.errors,
      ends.get(row.key) ?? null,
    ]),
  );
  return csvLine(head) + lines.join('');
}
