import type { SessionRow } from '#lib/core/contract/roles.ts';
import { afterColon, principalIn } from '#lib/core/roles/read-session.ts';
import { readReasons, reasons } from '#lib/core/roles/reasons.ts';
import { grades, sessionKinds } from '#lib/core/roles/session-kinds.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { lookUpValues } from './event-columns.ts';
import type { Ask } from './read-snapshot.ts';

/** A row of session_shape with its session, as `sessionColumns` reads it: int8 as strings. */
export interface StoredSession {
  id: string;
  kind: number;
  actor_id: string | null;
  role_id: string | null;
  account_id: string | null;
  source_identity: string | null;
  provider: string | null;
  mfa: number | null;
  created: Date | null;
  first_hour: Date;
  last_hour: Date;
  events: number;
  forwarded: string | null;
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

/** Whether a row of session_shape is about calls that services made for a user. */
export const isForwarded = (shape: 'p' | 'f') =>
  Prisma.sql`${Prisma.raw(shape)}.reasons & ${Prisma.raw(String(reasons.forwarded.bit))} <> 0`;

/** Of `session_shape AS p` and `session AS s`. */
export const sessionColumns = Prisma.sql`
  p.session_id AS id, s.kind, s.actor_id, s.role_id, s.account_id, s.source_identity, s.provider, s.mfa, s.created,
  p.first_hour, p.last_hour, p.events, (
    SELECT sum(f.events) FROM session_shape AS f WHERE f.parent_id = p.session_id AND ${isForwarded('f')}) AS forwarded, p.errors, p.changes, p.depth, p.crossed, p.grade, p.weakest, p.parent_id,
  p.root_id, p.missing, p.reasons, p.score`;

/** A contradicted link keeps the grade of what joins it; the doubt is a bit beside it. */
function gradeOf({ grade, reasons: bits }: StoredSession): SessionRow['grade'] {
  if ((bits & reasons.doubted.bit) !== 0) return 'key-doubted';
  return grade === null ? null : (grades[grade] ?? 'inferred');
}

export const sessionTables = Prisma.sql`session_shape AS p JOIN session AS s ON s.id = p.session_id`;

/** Rows with what their ids stand for. */
export async function toSessionRows(ask: Ask, stored: readonly StoredSession[]): Promise<SessionRow[]> {
  const values = await lookUpValues(
    ask,
    stored.flatMap((row) => [
      row.id,
      row.parent_id,
      row.root_id,
      row.actor_id,
      row.role_id,
      row.account_id,
      row.missing,
    ]),
  );
  const textOfId = (id: string | null) => (id === null ? null : (values.get(id) ?? null));
  return stored.map((row) => {
    const key = textOfId(row.id) ?? row.id;
    const principalId = principalIn(key);
    return {
      key,
      kind: sessionKinds[row.kind] ?? 'temporary-key',
      arn: textOfId(row.actor_id),
      principalId,
      roleArn: textOfId(row.role_id),
      sessionName: row.role_id === null ? null : afterColon(principalId),
      account: textOfId(row.account_id),
      sourceIdentity: row.source_identity,
      provider: row.provider,
      mfa: row.mfa === null ? null : row.mfa === 1,
      created: row.created?.toISOString() ?? null,
      firstHour: row.first_hour.toISOString(),
      lastHour: row.last_hour.toISOString(),
      events: row.events,
      forwarded: Number(row.forwarded ?? 0),
      errors: row.errors,
      changes: row.changes,
      depth: row.depth,
      crossed: row.crossed,
      grade: gradeOf(row),
      weakest: row.weakest === null ? null : (grades[row.weakest] ?? 'inferred'),
      parent: row.parent_id === null ? null : (textOfId(row.parent_id) ?? row.parent_id),
      root: textOfId(row.root_id) ?? row.root_id,
      missing: textOfId(row.missing),
      reasons: readReasons(row.reasons),
      score: row.score,
    };
  });
}
