import type { SessionRow } from '../contract/roles.ts';

/** A session of which a test says only what matters to it. */
export function sessionOf(row: Partial<SessionRow> & { key: string }): SessionRow {
  return {
    kind: 'role',
    arn: null,
    principalId: null,
    roleArn: null,
    sessionName: null,
    account: '111122223333',
    sourceIdentity: null,
    provider: null,
    mfa: null,
    created: null,
    firstHour: '2026-10-28T22:00:00.000Z',
    lastHour: '2026-10-28T22:00:00.000Z',
    events: 1,
    forwarded: 0,
    errors: 0,
    changes: 0,
    depth: 0,
    crossed: 0,
    grade: null,
    weakest: null,
    parent: null,
    root: row.key,
    missing: null,
    reasons: [],
    score: 0,
    ...row,
  };
}
