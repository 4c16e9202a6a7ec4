import { decodeText } from '#lib/core/cloudtrail/decode-text.ts';
import { isObject, type JsonObject, parseText } from '#lib/core/cloudtrail/parse-record.ts';
import { unwrap } from '#lib/core/cloudtrail/unwrap.ts';
import type { IssuanceRow, SessionDetailResponse } from '#lib/core/contract/roles.ts';
import { readDelivery, readGrant } from '#lib/core/roles/read-grant.ts';
import { parseEventRef } from '#lib/core/view/event-ref.ts';
import { Prisma } from '#prisma/generated/client.ts';
import type { RawPlace } from './open-blocks.ts';
import { readRawRecords } from './raw-records.ts';
import type { Ask } from './read-snapshot.ts';
import { timestamp } from './view-to-sql.ts';

/** What only the records themselves say of a session: tags, limits, how its credentials came. */
export async function readSessionGrant(
  ask: Ask,
  own: Prisma.Sql,
  issuance: IssuanceRow | null,
): Promise<Pick<SessionDetailResponse, 'grant' | 'delivery'>> {
  const [first] = await ask<RawPlace>(Prisma.sql`
    SELECT batch, seq FROM event WHERE ${own}
    ORDER BY event_time, event_key LIMIT 1`);
  const ref = issuance === null ? null : parseEventRef(issuance.ref);
  const [issuing] =
    ref === null
      ? []
      : await ask<RawPlace>(Prisma.sql`
          SELECT batch, seq FROM event WHERE event_key = ${ref.eventKey}::uuid
            AND event_time = ${ref.eventTime === null ? Prisma.sql`'-infinity'` : timestamp(ref.eventTime)}`);
  const [used, call] = await Promise.all([first, issuing].map((place) => readRecord(ask, place)));
  return {
    grant: call == null ? null : readGrant(call),
    delivery: used == null ? null : readDelivery(used),
  };
}

/** Null for a row of a table, whose cells are not the record's own fields. */
async function readRecord(ask: Ask, place: RawPlace | undefined): Promise<JsonObject | null> {
  if (place === undefined) return null;
  const [found] = await readRawRecords(ask, [place]);
  const value = found == null ? null : parseText(decodeText(found.bytes).text);
  if (!isObject(value)) return null;
  const unwrapped = unwrap(value);
  return unwrapped.kind === 'reject' ? null : (unwrapped.records[0]?.value ?? null);
}
