import type { ClientBase } from 'pg';
import { cleanText } from '#lib/core/cloudtrail/clean-text.ts';
import { sessionKinds } from '#lib/core/roles/session-kinds.ts';
import type { SessionNotes, SessionRow } from './session-notes.ts';

/**
 * Commits what records say of sessions before the events that point to them. Records of one session
 * may leave facts out; whichever comes first, the row holds the greatest of each, so that the order
 * of files decides nothing. Sorted by id: workers wait for each other and never deadlock.
 */
export async function storeSessions(client: ClientBase, notes: SessionNotes): Promise<void> {
  const taken = notes.takeNew();
  if (taken.sessions.length + taken.keys.length === 0) return;
  try {
    await client.query('BEGIN');
    await client.query(mergeSessions, [JSON.stringify(taken.sessions.map(toColumns))]);
    await client.query(addKeys, [JSON.stringify(taken.keys)]);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    notes.giveBack(taken);
    throw error;
  }
}

function toColumns({ id, session }: SessionRow) {
  const text = (value: string | null) => (value === null ? null : cleanText(value));
  return {
    id,
    kind: sessionKinds.indexOf(session.kind),
    principal_id: text(session.principalId),
    created: timeText(session.created),
    role_arn: text(session.roleArn),
    session_name: text(session.sessionName),
    account: text(session.account),
    source_identity: text(session.sourceIdentity),
    sign_in: text(session.signInSessionArn),
    provider: text(session.provider),
    arn: text(session.arn),
    mfa: session.mfa === null ? null : Number(session.mfa),
  };
}

/** ISO 8601, null for what PostgreSQL cannot spell. */
export function timeText(ms: number | null): string | null {
  return ms === null || ms < Date.UTC(1, 0, 1) || ms > Date.UTC(9999, 11, 31)
    ? null
    : new Date(ms).toISOString();
}

const facts = [
  'kind',
  'principal_id',
  'created',
  'role_arn',
  'session_name',
  'account',
  'source_identity',
  'sign_in',
  'provider',
  'arn',
  'mfa',
];

const mergeSessions = `
  INSERT INTO session AS s (id, ${facts.join(', ')})
  SELECT id, ${facts.map((fact) => `max(${fact}) AS ${fact}`).join(', ')}
  FROM json_to_recordset($1) AS given (id bigint, kind smallint, principal_id text, created timestamptz,
    role_arn text, session_name text, account text, source_identity text, sign_in text, provider text, arn text, mfa smallint)
  GROUP BY id ORDER BY id
  ON CONFLICT (id) DO UPDATE SET stitched = false,
    ${facts.map((fact) => `${fact} = greatest(s.${fact}, excluded.${fact})`).join(', ')}
  WHERE (${facts.map((fact) => `greatest(s.${fact}, excluded.${fact})`).join(', ')})
    IS DISTINCT FROM (${facts.map((fact) => `s.${fact}`).join(', ')})`;

const addKeys = `
  INSERT INTO session_key (access_key, session_id)
  SELECT DISTINCT access_key, session_id
  FROM json_to_recordset($1) AS given (access_key text, session_id bigint)
  ORDER BY access_key, session_id ON CONFLICT DO NOTHING`;
