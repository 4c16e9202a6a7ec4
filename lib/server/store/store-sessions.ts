import type { ClientBase } from 'pg';
import { CopyBuffer } from './copy-buffer.ts';
import { copyIn } from './copy-in.ts';
import type { CachedId } from './id-cache.ts';
import { compareIds } from './id-numbers.ts';
import type { KeyRow, NewSessions, SessionRow } from './session-notes.ts';

/** Once per connection that writes sessions: what others may know of them already. */
export const sessionStaging = `
  CREATE TEMPORARY TABLE IF NOT EXISTS staging_session (LIKE session) ON COMMIT DELETE ROWS;
  CREATE TEMPORARY TABLE IF NOT EXISTS staging_session_key (LIKE session_key) ON COMMIT DELETE ROWS`;

/**
 * What records say of sessions, in the transaction that adds their entries to the dictionary: a session or a
 * key whose entry came now (`added`) has no row yet, so that it can be copied in; only others are
 * merged. Records of one session may leave facts out; whichever comes first, the row holds the greatest of
 * each, so that the order of files decides nothing.
 */
export async function storeSessions(
  client: ClientBase,
  { sessions, keys }: NewSessions,
  added: ReadonlySet<CachedId>,
): Promise<void> {
  if (sessions.length > 0) {
    sessions.sort((a, b) => compareIds(a.id, b.id));
    const { first, others } = apart(sessions, ({ id }) => added.has(id), sameSession);
    if (first.length > 0) await copyIn(client, `COPY session (${columns}) FROM STDIN BINARY`, encode(first));
    if (others.length > 0) {
      await copyIn(client, `COPY staging_session (${columns}) FROM STDIN BINARY`, encode(others));
      await client.query(mergeSessions);
    }
  }
  if (keys.length > 0) {
    keys.sort((a, b) => compareIds(a.key, b.key) || compareIds(a.session, b.session));
    const isNew = ({ key, session }: KeyRow) => added.has(key) || added.has(session);
    const { first, others } = apart(keys, isNew, sameKey);
    if (first.length > 0)
      await copyIn(client, 'COPY session_key (key_id, session_id) FROM STDIN BINARY', encodeKeys(first));
    if (others.length > 0) {
      await copyIn(
        client,
        'COPY staging_session_key (key_id, session_id) FROM STDIN BINARY',
        encodeKeys(others),
      );
      await client.query(addKeys);
    }
  }
}

const sameSession = (a: SessionRow, b: SessionRow) => compareIds(a.id, b.id) === 0;
const sameKey = (a: KeyRow, b: KeyRow) =>
  compareIds(a.key, b.key) === 0 && compareIds(a.session, b.session) === 0;

/** Of sorted rows: those that are new, the first of equal ones, and the rest. */
function apart<Row>(
  rows: readonly Row[],
  isNew: (row: Row) => boolean,
  isSame: (a: Row, b: Row) => boolean,
): { first: Row[]; others: Row[] } {
  const first: Row[] = [];
  const others: Row[] = [];
  for (const row of rows) {
    const before = first.at(-1);
    if (isNew(row) && (before === undefined || !isSame(before, row))) first.push(row);
    else others.push(row);
  }
  return { first, others };
}

const facts = [
  'created',
  'principal',
  'role_id',
  'actor_id',
  'account_id',
  'kind',
  'mfa',
  'direct',
  'console',
  'source_identity',
  'sign_in',
  'provider',
];
/** In the order of `encode`. */
const columns = ['id', ...facts].join(', ');

function encode(sessions: readonly SessionRow[]): Buffer {
  const copy = new CopyBuffer(sessions.length * 160);
  for (const session of sessions) {
    copy.row(facts.length + 1);
    copy.id(session.id);
    if (session.created === null) copy.null();
    else copy.timestamp(session.created);
    copy.id(session.principal);
    copy.id(session.role);
    copy.id(session.actor);
    copy.id(session.account);
    copy.int16(session.kind);
    for (const fact of [session.mfa, session.direct, session.console]) {
      if (fact === null) copy.null();
      else copy.int16(fact);
    }
    copy.textOrNull(session.sourceIdentity);
    copy.textOrNull(session.signIn);
    copy.textOrNull(session.provider);
  }
  return copy.finish();
}

function encodeKeys(keys: readonly KeyRow[]): Buffer {
  const copy = new CopyBuffer(keys.length * 32);
  for (const { key, session } of keys) {
    copy.row(2);
    copy.id(key);
    copy.id(session);
  }
  return copy.finish();
}

/** Sessions that are new have no events before those that come now, which loosen them. */
const mergeSessions = `
  WITH merged AS (
    INSERT INTO session AS s (${columns})
    SELECT id, ${facts.map((fact) => `max(${fact}) AS ${fact}`).join(', ')}
    FROM staging_session GROUP BY id ORDER BY id
    ON CONFLICT (id) DO UPDATE SET ${facts.map((fact) => `${fact} = greatest(s.${fact}, excluded.${fact})`).join(', ')}
    WHERE (${facts.map((fact) => `greatest(s.${fact}, excluded.${fact})`).join(', ')})
      IS DISTINCT FROM (${facts.map((fact) => `s.${fact}`).join(', ')})
    RETURNING new.id, old.id IS NOT NULL AS changed
  )
  INSERT INTO loose_session (ids) SELECT array_agg(id) FROM merged WHERE changed HAVING count(*) > 0`;

const addKeys = `
  INSERT INTO session_key (key_id, session_id)
  SELECT DISTINCT key_id, session_id FROM staging_session_key
  ORDER BY key_id, session_id ON CONFLICT DO NOTHING`;
