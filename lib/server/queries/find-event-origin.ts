import { recordIds } from '#lib/core/cloudtrail/record-ids.ts';
import type { EventOriginResponse } from '#lib/core/contract/roles.ts';
import { SpoorError } from '#lib/core/errors.ts';
import { originOf } from '#lib/core/roles/prove.ts';
import { formatSearch } from '#lib/core/search/format-search.ts';
import type { EventRef } from '#lib/core/view/event-ref.ts';
import { defaultView, type View } from '#lib/core/view/view.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { readWay } from './chain-steps.ts';
import { doubtsOf } from './doubts.ts';
import { lookUpValues } from './event-columns.ts';
import { readOrigin } from './find-origin.ts';
import { findRows } from './find-rows.ts';
import type { RawPlace } from './open-blocks.ts';
import { readRawRecords } from './raw-records.ts';
import { readLinked } from './read-linked.ts';
import type { Ask, QueryContext } from './read-snapshot.ts';
import { timestamp } from './view-to-sql.ts';

type Behind = Pick<EventOriginResponse, 'behind'>;

/** Accounts' views of one call; more than two are a curiosity. */
const maxTwins = 10;

/**
 * Who stands behind an event: by its own session; where its record names none, as the role owner's
 * record of another account's call does, by the other account's record of the same call (sharedEventID); where
 * that is not here either, by the session that the call opened. Throws SpoorError 'not_found' or 'not_linked'.
 */
export function findEventOrigin(context: QueryContext, ref: EventRef): Promise<EventOriginResponse> {
  return readLinked(context, async (ask) => {
    const [row] = await ask<RawPlace & { session_id: string | null }>(Prisma.sql`
      SELECT session_id, batch, seq FROM event AS e WHERE ${isOf('e', ref)}`);
    if (row === undefined) throw new SpoorError('not_found', 'There is no such event here.');
    if (row.session_id !== null) return behind(ask, 'session', row.session_id);
    const twin = await findTwinSession(ask, ref, row, context.now);
    if (twin !== null) return behind(ask, 'twin', twin);
    const issued = await findIssuedSession(ask, ref);
    return issued === null ? { behind: null } : behindIssued(ask, issued);
  });
}

type Ids = 'e' | 'i';

function isOf(table: Ids, { eventTime, eventKey }: EventRef): Prisma.Sql {
  const time = eventTime === null ? Prisma.sql`'-infinity'` : timestamp(eventTime);
  const of = Prisma.raw(table);
  return Prisma.sql`${of}.event_time = ${time} AND ${of}.event_key = ${eventKey}::uuid`;
}

async function behind(ask: Ask, via: 'session' | 'twin', id: string): Promise<Behind> {
  const key = (await lookUpValues(ask, [id])).get(id);
  if (key === undefined) return { behind: null };
  return { behind: { ...(await readOrigin(ask, key)), via, session: key } };
}

async function findTwinSession(
  ask: Ask,
  ref: EventRef,
  place: RawPlace,
  now: number,
): Promise<string | null> {
  const [record] = await readRawRecords(ask, [place]);
  const shared = (record == null ? null : recordIds(record.bytes))?.find(
    ({ sharedEventID }) => sharedEventID,
  );
  if (shared?.sharedEventID == null) return null;
  const pattern = { text: shared.sharedEventID, wild: false };
  const view: View = {
    ...defaultView,
    ...(ref.eventTime === null ? { range: { kind: 'untimed' } } : {}),
    search: formatSearch({ kind: 'is', field: 'sharedEventID', pattern }),
  };
  const rows = await findRows(ask, view, null, maxTwins, now);
  return (
    rows.find(({ event_key, session_id }) => event_key !== ref.eventKey && session_id !== null)?.session_id ??
    null
  );
}

/** The session that rests on this record, or on its twin. */
async function findIssuedSession(ask: Ask, ref: EventRef): Promise<string | null> {
  const [row] = await ask<{ session_id: string }>(Prisma.sql`
    WITH call AS (SELECT * FROM issuance AS i WHERE ${isOf('i', ref)}), opened AS (
      SELECT k.session_id AS id FROM call JOIN session_hour AS k ON k.key_id = call.issued_key
      UNION SELECT s.id FROM call JOIN session AS s ON s.principal = call.issued_principal
        AND s.created BETWEEN call.event_time - interval '1 second' AND call.event_time + interval '1 second'
    )
    SELECT p.session_id FROM opened JOIN session_shape AS p ON p.session_id = opened.id, call
    WHERE (p.issued_time, p.issued_key) = (call.event_time, call.event_key)
       OR (p.twin_time, p.twin_key) = (call.event_time, call.event_key)
    ORDER BY p.grade, p.session_id LIMIT 1`);
  return row?.session_id ?? null;
}

/** What stands before the session that a call opened. */
async function behindIssued(ask: Ask, id: string): Promise<Behind> {
  const way = await readWay(ask, id);
  const [root] = way;
  const opened = way.at(-1);
  if (root === undefined || opened === undefined) return { behind: null };
  const steps = way.slice(0, -1);
  return {
    behind: {
      steps,
      origin: originOf(root.session, root.issuance),
      weakest: steps.length === 0 ? opened.session.grade : opened.session.weakest,
      doubts: doubtsOf(way),
      via: 'issued',
      session: opened.session.key,
    },
  };
}
