import type { SessionRow } from '#lib/core/contract/roles.ts';
import { readReasons } from '#lib/core/roles/reasons.ts';
import { grades, sessionKinds } from '#lib/core/roles/session-kinds.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { lookUpValues } from './event-columns.ts';
import type { Ask } from './read-snapshot.ts';

/** A row of session_shape with its session, as `sessionColumns` reads it: int8 as strings. */
export interface StoredSession {
  id: string;
  kind: number;
  arn: string | null;
  principal_id: string | null;
  role_arn: string | null;
  session_name: string | null;
  account: string | null;
  source_identity: string | null;
  provider: string | null;
  mfa: number | null;
  created: Date | null;
  first_hour: Date;
  last_hour: Date;
  events: number;
  errors: number;
  changes: number;
  depth: number;
  crossed: number;
  grade: number | null;
  weakest: number | null;
  parent_id: string | null;
  root_id: string;
  missing: string | null;
  reasons: number;
  score: number;
}

/** Of `session_shape AS p` and `session AS s`. */
export const sessionColumns = Prisma.sql`
  p.session_id AS id, s.kind, s.arn, s.principal_id, s.role_arn, s.session_name, s.account, s.source_identity,
  s.provider, s.mfa, s.created, p.first_hour, p.last_hour, p.events, p.errors, p.changes, p.depth, p.crossed,
  p.grade, p.weakest, p.parent_id, p.root_id, p.missing, p.reasons, p.score`;

export const sessionTables = Prisma.sql`session_shape AS p JOIN session AS s ON s.id = p.session_id`;

/** Rows with the keys that their ids stand for. */
export async function toSessionRows(ask: Ask, stored: readonly StoredSession[]): Promise<SessionRow[]> {
  const keys = await lookUpValues(
    ask,
    stored.flatMap(({ id, parent_id, root_id }) => [id, parent_id, root_id]),
  );
  const keyOf = (id: string) => keys.get(id) ?? id;
  return stored.map((row) => ({
    key: keyOf(row.id),
    kind: sessionKinds[row.kind] ?? 'temporary-key',
    arn: row.arn,
    principalId: row.principal_id,
    roleArn: row.role_arn,
    sessionName: row.session_name,
    account: row.account,
    sourceIdentity: row.source_identity,
    provider: row.provider,
    mfa: row.mfa === null ? null : row.mfa === 1,
    created: row.created?.toISOString() ?? null,
    firstHour: row.first_hour.toISOString(),
    lastHour: row.last_hour.toISOString(),
    events: row.events,
    errors: row.errors,
    changes: row.changes,
    depth: row.depth,
    crossed: row.crossed,
    grade: row.grade === null ? null : (grades[row.grade] ?? 'inferred'),
    weakest: row.weakest === null ? null : (grades[row.weakest] ?? 'inferred'),
    parent: row.parent_id === null ? null : keyOf(row.parent_id),
    root: keyOf(row.root_id),
    missing: row.missing,
    reasons: readReasons(row.reasons),
    score: row.score,
  }));
}
