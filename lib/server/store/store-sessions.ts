import type { ClientBase } from 'pg';
import { CopyBuffer } from './copy-buffer.ts';
import { copyIn } from './copy-in.ts';
import type { CachedId, IdHalves } from './id-cache.ts';
import { compareIds, toBigInt } from './id-numbers.ts';
import type { SessionRow } from './session-notes.ts';

/**
 * What records say of sessions, in the transaction that adds their entries to the dictionary: a session whose
 * entry came now (`added`) has no row yet, so that it can be copied in; only others are merged. Records of one
 * session may leave facts out; whichever comes first, the row holds the greatest of each, so that the order
 * of files decides nothing.
 */
export async function storeSessions(
  client: ClientBase,
  sessions: SessionRow[],
  added: ReadonlySet<CachedId>,
): Promise<void> {
  sessions.sort((a, b) => compareIds(a.id, b.id));
  const first: SessionRow[] = [];
  const others: SessionRow[] = [];
  for (const row of sessions) {
    const before = first.at(-1);
    const isFirst = added.has(row.id) && (before === undefined || compareIds(before.id, row.id) !== 0);
    (isFirst ? first : others).push(row);
  }
  if (first.length > 0) await copyIn(client, `COPY session (${names}) FROM STDIN BINARY`, encode(first));
  if (others.length > 0) {
    await client.query(
      mergeSessions,
      columns.map(([, type, of]) => others.map((row) => spell(type, of(row)))),
    );
  }
}

/** As PostgreSQL calls them. */
type ColumnType = 'bigint' | 'timestamptz' | 'smallint' | 'text';
type Fact = IdHalves | number | string | null;

const columns: readonly (readonly [name: string, type: ColumnType, of: (row: SessionRow) => Fact])[] = [
  ['id', 'bigint', (row) => row.id],
  ['created', 'timestamptz', (row) => row.created],
  ['principal', 'bigint', (row) => row.principal],
  ['role_id', 'bigint', (row) => row.role],
  ['actor_id', 'bigint', (row) => row.actor],
  ['account_id', 'bigint', (row) => row.account],
  ['kind', 'smallint', (row) => row.kind],
  ['mfa', 'smallint', (row) => row.mfa],
  ['direct', 'smallint', (row) => row.direct],
  ['console', 'smallint', (row) => row.console],
  ['source_identity', 'text', (row) => row.sourceIdentity],
  ['sign_in', 'text', (row) => row.signIn],
  ['provider', 'text', (row) => row.provider],
];
const names = columns.map(([name]) => name).join(', ');
const facts = columns.map(([name]) => name).slice(1);

function encode(sessions: readonly SessionRow[]): Buffer {
  const copy = new CopyBuffer(sessions.length * 160);
  for (const session of sessions) {
    copy.row(columns.length);
    for (const [, type, of] of columns) {
      const fact = of(session);
      if (fact === null) copy.null();
      else if (typeof fact === 'object') copy.id(fact);
      else if (typeof fact === 'string') copy.text(fact);
      else if (type === 'timestamptz') copy.timestamp(fact);
      else copy.int16(fact);
    }
  }
  return copy.finish();
}

/** As an element of an array that is sent as text. */
function spell(type: ColumnType, fact: Fact): string | number | null {
  if (fact === null || typeof fact === 'string') return fact;
  if (typeof fact === 'object') return String(toBigInt(fact));
  return type === 'timestamptz' ? new Date(fact).toISOString() : fact;
}

/** Sessions that are new have no events before those that come now, which loosen them. */
const mergeSessions = `
  WITH merged AS (
    INSERT INTO session AS s (${names})
    SELECT id, ${facts.map((fact) => `max(${fact}) AS ${fact}`).join(', ')}
    FROM unnest(${columns.map(([, type], at) => `$${at + 1}::${type}[]`).join(', ')}) AS given (${names})
    GROUP BY id ORDER BY id
    ON CONFLICT (id) DO UPDATE SET ${facts.map((fact) => `${fact} = greatest(s.${fact}, excluded.${fact})`).join(', ')}
    WHERE (${facts.map((fact) => `greatest(s.${fact}, excluded.${fact})`).join(', ')})
      IS DISTINCT FROM (${facts.map((fact) => `s.${fact}`).join(', ')})
    RETURNING new.id, old.id IS NOT NULL AS changed
  )
  INSERT INTO loose_session (ids) SELECT array_agg(id) FROM merged WHERE changed HAVING count(*) > 0`;
