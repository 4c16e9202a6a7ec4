import type { SessionDetailResponse } from '#lib/core/contract/roles.ts';
import { isResourcePath } from '#lib/core/roles/resource-paths.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { anyKey } from './event-keys.ts';
import type { Ask } from './read-snapshot.ts';

/** Events whose terms are read; beyond, the counts are of the latest so many and say so. */
const maxEvents = 20_000;
/** Hostile logs may bring any number of paths. */
const maxPaths = 20_000;
const maxListed = 100;
/** Paths at which one value may stand for its link to hold them all. */
const maxPathsEach = 8;

type Resources = Pick<SessionDetailResponse, 'resources' | 'resourcesTotal' | 'resourcesSample'>;

/** What a session's events name: buckets, keys, roles, ARNs; those that it changed first. */
export async function readResources(ask: Ask, id: string): Promise<Resources> {
  const paths = await ask<{ id: string; value: string }>(
    Prisma.sql`SELECT id, value FROM dictionary WHERE path_id = 0 LIMIT ${maxPaths}`,
  );
  const naming = paths.filter(({ value }) => isResourcePath(value)).map((path) => path.id);
  const nameOf = new Map(paths.map((path) => [path.id, path.value]));
  const rows = await ask<{
    value: string;
    paths: string[];
    events: string;
    changes: string;
    total: string;
    looked: string;
  }>(Prisma.sql`
    WITH looked AS MATERIALIZED (
      SELECT event_time, event_key, terms, outcome = 0 AND read_only = 2 AS change FROM event
      WHERE ${anyKey([id])} AND session_id = ${id}::bigint
      ORDER BY event_time DESC LIMIT ${maxEvents}
    ), held AS (
      SELECT DISTINCT l.event_key, l.change, t.value, t.path_id
      FROM looked AS l, unnest(l.terms) AS of_event (term_id) JOIN term AS t ON t.id = term_id
      WHERE t.path_id = ANY (${naming}::bigint[]) OR t.value LIKE 'arn:%'
    )
    SELECT value, array_agg(DISTINCT path_id::text) AS paths, count(DISTINCT event_key) AS events,
           count(DISTINCT event_key) FILTER (WHERE change) AS changes,
           count(*) OVER () AS total, (SELECT count(*) FROM looked) AS looked
    FROM held WHERE value !~ '^arn:[^:]*:sts:' GROUP BY value
    ORDER BY changes DESC, events DESC, value LIMIT ${maxListed}`);
  return {
    resources: rows.map((row) => ({
      value: row.value,
      paths: row.paths.flatMap((path) => nameOf.get(path) ?? []).slice(0, maxPathsEach),
      events: Number(row.events),
      changes: Number(row.changes),
    })),
    resourcesTotal: Number(rows[0]?.total ?? 0),
    resourcesSample: Number(rows[0]?.looked ?? 0) >= maxEvents ? maxEvents : null,
  };
}
