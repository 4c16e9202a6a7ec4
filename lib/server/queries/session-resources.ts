import type { SessionDetailResponse } from '#lib/core/contract/roles.ts';
import { keyOfPath, looksNaming, namesResource } from '#lib/core/roles/resource-paths.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { lookUpValues } from './event-columns.ts';
import type { Ask } from './read-snapshot.ts';

/** Events whose terms are read; beyond, the counts are of the latest so many and say so. */
const maxEvents = 20_000;
/** Hostile logs may bring any number of paths. */
const maxPaths = 20_000;
const maxListed = 100;
/** Paths at which one value may stand for its link to hold them all. */
const maxPathsEach = 8;

/** Keys that are said to be left out. */
const maxLeftKeys = 12;

type Resources = Pick<
  SessionDetailResponse,
  'resources' | 'resourcesTotal' | 'resourcesSample' | 'resourcesLeft'
>;

/** What a session's events name: buckets, keys, roles, ARNs; those that it changed first. */
export async function readResources(ask: Ask, own: Prisma.Sql): Promise<Resources> {
  const paths = await ask<{ id: string; value: string }>(
    Prisma.sql`SELECT id, value FROM dictionary WHERE path_id = 0 LIMIT ${maxPaths}`,
  );
  const nameOf = new Map(paths.map((path) => [path.id, path.value]));
  const naming = await namingPairs(ask, own, paths);
  const looking = paths.filter(({ value }) => looksNaming(value)).map((path) => path.id);
  const [found] = await ask<{
    looked: string;
    total: string;
    listed: { value: string; paths: string[]; events: number; changes: number }[];
    left: { path: string; n: number }[];
  }>(Prisma.sql`
    WITH looked AS MATERIALIZED (
      SELECT event_key, coalesce(source_id, 0) AS source_id, terms, outcome = 0 AND read_only = 2 AS change FROM event
      WHERE ${own}
      ORDER BY event_time DESC LIMIT ${maxEvents}
    ), held AS MATERIALIZED (
      SELECT DISTINCT l.event_key, l.source_id, l.change, t.value, t.path_id
      FROM looked AS l, unnest(l.terms) AS of_event (term_id) JOIN term AS t ON t.id = term_id
      WHERE (t.path_id = ANY (${[...new Set([...looking, ...naming.paths])]}::bigint[]) OR t.value LIKE 'arn:%')
        AND t.value !~ '^arn:[^:]*:sts:'
    ), named AS MATERIALIZED (
      SELECT DISTINCT held.value, held.path_id FROM held
      LEFT JOIN unnest(${naming.sources}::bigint[], ${naming.paths}::bigint[]) AS naming (source_id, path_id)
        ON naming.source_id = held.source_id AND naming.path_id = held.path_id
      WHERE naming.path_id IS NOT NULL OR held.value LIKE 'arn:%'
    ), listed AS (
      SELECT value, array_agg(DISTINCT path_id::text) AS paths, count(DISTINCT event_key) AS events,
             count(DISTINCT event_key) FILTER (WHERE change) AS changes
      FROM held JOIN named USING (value, path_id) GROUP BY value
      ORDER BY changes DESC, events DESC, value LIMIT ${maxListed}
    ), left_out AS (
      SELECT path_id::text AS path, count(DISTINCT value) AS n FROM held
      WHERE value NOT IN (SELECT value FROM named) GROUP BY 1
    )
    SELECT (SELECT count(*) FROM looked) AS looked, (SELECT count(DISTINCT value) FROM named) AS total,
           (SELECT coalesce(jsonb_agg(listed ORDER BY changes DESC, events DESC, value), '[]') FROM listed) AS listed,
           (SELECT coalesce(jsonb_agg(left_out ORDER BY n DESC, path), '[]') FROM left_out) AS left`);
  const left = found?.left ?? [];
  return {
    resources: (found?.listed ?? []).map((row) => ({
      ...row,
      paths: row.paths.flatMap((path) => nameOf.get(path) ?? []).slice(0, maxPathsEach),
    })),
    resourcesTotal: Number(found?.total ?? 0),
    resourcesSample: Number(found?.looked ?? 0) >= maxEvents ? maxEvents : null,
    resourcesLeft: {
      values: left.reduce((sum, { n }) => sum + n, 0),
      keys: [...new Set(left.map(({ path }) => keyOfPath(nameOf.get(path) ?? '')))].slice(0, maxLeftKeys),
    },
  };
}

/** The paths at which the services of a session's events name resources: one pair of ids after the other. */
async function namingPairs(ask: Ask, own: Prisma.Sql, paths: readonly { id: string; value: string }[]) {
  const services = await ask<{ source_id: string | null }>(Prisma.sql`
    SELECT DISTINCT source_id FROM event WHERE ${own}`);
  const values = await lookUpValues(
    ask,
    services.map(({ source_id }) => source_id),
  );
  const pairs = services.flatMap(({ source_id }) => {
    const service = source_id === null ? null : (values.get(source_id) ?? null);
    return paths
      .filter(({ value }) => namesResource(service, value))
      .map((path) => ({ source: source_id ?? '0', path: path.id }));
  });
  return { sources: pairs.map(({ source }) => source), paths: pairs.map(({ path }) => path) };
}
