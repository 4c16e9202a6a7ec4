import { formatEventRef } from '#lib/core/view/event-ref.ts';
import { dictionaryId } from '#lib/server/database/dictionary-id.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { anyKey } from './event-keys.ts';
import type { Ask } from './read-snapshot.ts';

/** How the logs say that a long-lived key ended. */
export interface KeyEnd {
  readonly key: string;
  readonly how: 'deleted' | 'deactivated';
  /** ISO 8601 UTC. */
  readonly time: string;
  /** `formatEventRef` of the record. */
  readonly ref: string;
}

const keyPath = 'requestParameters.accessKeyId';

/**
 * Long-lived keys that were deleted or made inactive and not active again since, as far as the logs
 * of their account go. (IAM API: DeleteAccessKey, UpdateAccessKey.)
 */
export async function readKeyEnds(ask: Ask, keys: readonly string[]): Promise<KeyEnd[]> {
  if (keys.length === 0) return [];
  const byTerm = new Map(keys.map((key) => [String(dictionaryId(keyPath, key)), key]));
  const idOf = (path: string, value: string) => String(dictionaryId(path, value));
  const deletes = idOf('eventName', 'DeleteAccessKey');
  const updates = idOf('eventName', 'UpdateAccessKey');
  const inactive = idOf('requestParameters.status', 'Inactive');
  const rows = await ask<{ term: string; name_id: string; inactive: boolean; ms: string; event_key: string }>(
    Prisma.sql`
      SELECT DISTINCT ON (term) term, name_id, terms && ARRAY[${inactive}::bigint] AS inactive,
             extract(epoch FROM event_time) * 1000 AS ms, event_key
      FROM event, unnest(terms) AS of_event (term)
      WHERE ${anyKey([...byTerm.keys()])} AND term = ANY (${[...byTerm.keys()]}::bigint[])
        AND name_id IN (${deletes}::bigint, ${updates}::bigint) AND outcome = 0 AND event_time > '-infinity'
      ORDER BY term, event_time DESC, event_key`,
  );
  return rows.flatMap((row) => {
    const how = row.name_id === deletes ? 'deleted' : row.inactive ? 'deactivated' : null;
    const key = byTerm.get(String(row.term));
    if (how === null || key === undefined) return [];
    const eventTime = Number(row.ms);
    const ref = formatEventRef({ eventTime, eventKey: row.event_key });
    return [{ key, how, time: new Date(eventTime).toISOString(), ref }];
  });
}
