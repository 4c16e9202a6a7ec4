import type { ClientBase } from 'pg';
import { begin, inTransaction } from './in-transaction.ts';
import type { SessionNotes } from './session-notes.ts';

/**
 * Commits what records say of sessions before the events that point to them. Records of one session
 * may leave facts out; whichever comes first, the row holds the greatest of each, so that the order
 * of files decides nothing. Sorted by id: workers wait for each other and never deadlock.
 */
export async function storeSessions(client: ClientBase, notes: SessionNotes): Promise<void> {
  const taken = notes.takeNew();
  if (taken.sessions.length + taken.keys.length === 0) return;
  try {
    await inTransaction(client, begin, async () => {
      await client.query(mergeSessions, [JSON.stringify(taken.sessions)]);
      await client.query(addKeys, [JSON.stringify(taken.keys)]);
    });
  } catch (error) {
    notes.giveBack(taken);
    throw error;
  }
}

const columns = `created timestamptz, principal bigint, role_id bigint, actor_id bigint, account_id bigint,
  kind smallint, mfa smallint, direct smallint, console smallint, source_identity text,
  sign_in text, provider text`;
const facts = columns.split(',').map((column) => column.trim().split(' ')[0]);

/** Sessions that are new have no events before those that come now, which loosen them. */
const mergeSessions = `
  WITH merged AS (
    INSERT INTO session AS s (id, ${facts.join(', ')})
    SELECT id, ${facts.map((fact) => `max(${fact}) AS ${fact}`).join(', ')}
    FROM json_to_recordset($1) AS given (id bigint, ${columns})
    GROUP BY id ORDER BY id
    ON CONFLICT (id) DO UPDATE SET ${facts.map((fact) => `${fact} = greatest(s.${fact}, excluded.${fact})`).join(', ')}
    WHERE (${facts.map((fact) => `greatest(s.${fact}, excluded.${fact})`).join(', ')})
      IS DISTINCT FROM (${facts.map((fact) => `s.${fact}`).join(', ')})
    RETURNING new.id, old.id IS NOT NULL AS changed
  )
  INSERT INTO loose_session (id) SELECT id FROM merged WHERE changed`;

const addKeys = `
  INSERT INTO session_key (key_id, session_id)
  SELECT DISTINCT key_id, session_id FROM json_to_recordset($1) AS given (key_id bigint, session_id bigint)
  ORDER BY key_id, session_id ON CONFLICT DO NOTHING`;
