import {
  eventCategories,
  identityTypes,
  outcomes,
  readOnlyStates,
  timeOrigins,
} from '#lib/core/cloudtrail/enums.ts';
import type { EventRow } from '#lib/core/contract/events.ts';
import { formatEventRef } from '#lib/core/view/event-ref.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { ipCountry } from './ip-country.ts';
import type { Ask } from './read-snapshot.ts';

const idColumns = [
  'account_id',
  'region_id',
  'source_id',
  'name_id',
  'principal_id',
  'actor_id',
  'session_id',
  'access_key_id',
  'ip_id',
  'agent_id',
  'error_id',
] as const;
const codeColumns = ['outcome', 'identity', 'category', 'read_only', 'time_origin', 'flags'] as const;

/** A row of `event` as the list reads it: int8 as strings, time as milliseconds in a string. */
export type StoredRow = { time_ms: string | null; event_key: string } & {
  [column in (typeof idColumns)[number]]: string | null;
} & { [column in (typeof codeColumns)[number]]: number };

export const eventColumns = Prisma.sql`
  extract(epoch FROM nullif(event_time, '-infinity')) * 1000 AS time_ms, event_key,
  ${Prisma.raw([...idColumns, ...codeColumns].join(', '))}`;

/** Ids to values by one look-up of the distinct ids, instead of ten joins. */
export async function toEventRows(ask: Ask, stored: readonly StoredRow[]): Promise<EventRow[]> {
  const ids = stored.flatMap((row) => idColumns.map((column) => row[column]));
  const values = await lookUpValues(ask, ids);
  const toValue = (id: string | null) => (id === null ? null : (values.get(id) ?? null));
  return stored.map((row) => {
    const eventTime = row.time_ms === null ? null : Number(row.time_ms);
    return {
      ref: formatEventRef({ eventTime, eventKey: row.event_key }),
      eventTime: eventTime === null ? null : new Date(eventTime).toISOString(),
      timeOrigin: timeOrigins[row.time_origin] ?? 'none',
      account: toValue(row.account_id),
      awsRegion: toValue(row.region_id),
      eventSource: toValue(row.source_id),
      eventName: toValue(row.name_id),
      principal: toValue(row.principal_id),
      actor: toValue(row.actor_id),
      session: toValue(row.session_id),
      identityType: identityTypes[row.identity] ?? 'other',
      accessKeyId: toValue(row.access_key_id),
      sourceIPAddress: toValue(row.ip_id),
      country: ipCountry(toValue(row.ip_id)),
      userAgent: toValue(row.agent_id),
      errorCode: toValue(row.error_id),
      outcome: outcomes[row.outcome] ?? 'failed',
      readOnly: readOnlyStates[row.read_only] ?? 'unknown',
      eventCategory: eventCategories[row.category] ?? 'other',
      flags: row.flags,
    };
  });
}

/** Dictionary values by id; ids that no entry has are left out. */
export async function lookUpValues(ask: Ask, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const distinct = [...new Set(ids)].filter((id) => id !== null);
  if (distinct.length === 0) return new Map();
  const found = await ask<{ id: string; value: string }>(
    Prisma.sql`SELECT id, value FROM dictionary WHERE id = ANY (${distinct}::bigint[])`,
  );
  return new Map(found.map(({ id, value }) => [id, value]));
}
