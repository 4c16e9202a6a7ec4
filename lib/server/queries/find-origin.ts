import type { ChainStep, OriginResponse, WayToSession } from '#lib/core/contract/roles.ts';
import { originOf } from '#lib/core/roles/prove.ts';
import { dictionaryId } from '#lib/server/database/dictionary-id.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { readWay } from './chain-steps.ts';
import { doubtsOf } from './doubts.ts';
import { NoSuchSession, readLinked } from './read-linked.ts';
import type { Ask, QueryContext } from './read-snapshot.ts';
import { ofSessions } from './session-keys.ts';

/** Of a long-lived key's events, whose signers are told apart. */
const maxSigned = 20_000;

/** Who stands behind a session. Throws SpoorError 'not_found' or 'not_linked'. */
export function findOrigin(context: QueryContext, key: string): Promise<OriginResponse> {
  return readLinked(context, (ask) => readOrigin(ask, key));
}

/** Throws NoSuchSession. */
export async function readOrigin(ask: Ask, key: string): Promise<WayToSession> {
  const id = sessionIdOf(key);
  const steps = await readWay(ask, id);
  const [root] = steps;
  if (root === undefined) throw new NoSuchSession();
  return {
    steps,
    origin: originOf(root.session, root.issuance),
    weakest: steps.at(-1)?.session.weakest ?? null,
    doubts: [...doubtsOf(steps), ...(await sharedKeys(ask, id)), ...(await manySigners(ask, steps))],
  };
}

export function sessionIdOf(key: string): string {
  return String(dictionaryId('session', key));
}

/** A key that two principals used, or that two calls handed out, proves less. */
async function sharedKeys(ask: Ask, id: string): Promise<string[]> {
  const rows = await ask<{ access_key: string; n: string }>(Prisma.sql`
    WITH mine AS (
      SELECT key_id FROM session_hour WHERE session_id = ${id}::bigint GROUP BY 1 HAVING sum(n) > 0
    ), used AS (
      SELECT h.key_id, h.session_id FROM mine JOIN session_hour AS h ON h.key_id = mine.key_id
      GROUP BY 1, 2 HAVING sum(h.n) > 0
    )
    SELECT d.value AS access_key, count(DISTINCT s.principal) AS n
    FROM used JOIN session AS s ON s.id = used.session_id JOIN session_shape AS p ON p.session_id = s.id
    JOIN dictionary AS d ON d.id = used.key_id
    GROUP BY d.value HAVING count(DISTINCT s.principal) > 1 ORDER BY d.value LIMIT 5`);
  return rows.map(({ access_key, n }) => usedByMany(access_key, Number(n)));
}

/** A long-lived key is one session, whoever signs with it: only its records say whose it was. */
async function manySigners(ask: Ask, steps: readonly ChainStep[]): Promise<string[]> {
  const doubts: string[] = [];
  for (const { session } of steps) {
    if (session.kind !== 'access-key') continue;
    const [row] = await ask<{ n: string }>(Prisma.sql`
      SELECT count(DISTINCT principal_id) AS n FROM (
        SELECT principal_id FROM event WHERE ${await ofSessions(ask, [sessionIdOf(session.key)])} LIMIT ${maxSigned}
      ) AS signed`);
    const n = Number(row?.n ?? 0);
    if (n > 1) doubts.push(usedByMany(session.key, n));
  }
  return doubts;
}

function usedByMany(key: string, principals: number): string {
  return `The key ${key} was used by ${principals} principals.`;
}
