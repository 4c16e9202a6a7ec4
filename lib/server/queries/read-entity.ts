import type { EntityResponse } from '#lib/core/contract/entities.ts';
import type { Entity } from '#lib/core/entity/entity.ts';
import { entityView, issuingView } from '#lib/core/entity/entity-view.ts';
import { formatView } from '#lib/core/view/codec.ts';
import type { View } from '#lib/core/view/view.ts';
import { dictionaryId } from '#lib/server/database/dictionary-id.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { and } from './condition.ts';
import { readViewSpan } from './data-span.ts';
import { toEventRows } from './event-columns.ts';
import { findRows } from './find-rows.ts';
import { type Ask, type QueryContext, readSnapshot } from './read-snapshot.ts';
import { anyTerm } from './search-to-sql.ts';
import { cutSpan, viewCondition } from './view-condition.ts';
import { spanToSql } from './view-to-sql.ts';

/** Paths that a value is looked for at; hostile logs may bring any number. */
const maxPaths = 5000;
/** Events whose terms are read; beyond, counts are of so many and say so. */
const maxMentions = 20_000;
const maxShownPaths = 50;
const maxIssued = 3;

/** First and last seen, where else the value stands, and who handed it out. `view` cuts all of it. */
export function readEntity(context: QueryContext, entity: Entity, view: View): Promise<EntityResponse> {
  return readSnapshot(context, async (ask) => {
    const own = entityView(entity, view);
    const edge = async (sort: View['sort']) => {
      const [row] = await toEventRows(ask, await findRows(ask, { ...own, sort }, null, 1, context.now));
      return row ?? null;
    };
    return {
      first: own.range.kind === 'untimed' ? null : await edge('oldest'),
      last: own.range.kind === 'untimed' ? null : await edge('newest'),
      mentions: await countMentions(ask, entity.value, view, context.now),
      issued: await findIssuing(ask, entity, context.now),
    };
  });
}

/** Whenever that was: what hands a key out stands before the range as a rule. */
async function findIssuing(ask: Ask, entity: Entity, now: number): Promise<EntityResponse['issued']> {
  const view = issuingView(entity);
  if (view === null) return null;
  const events = await toEventRows(ask, await findRows(ask, view, null, maxIssued, now));
  return events.length === 0 ? null : { events, view: formatView(view) };
}

const none: EntityResponse['mentions'] = { paths: [], distinct: 0, sample: null };

/** The id of a value at every known path tells which of them hold it. */
async function countMentions(
  ask: Ask,
  value: string,
  view: View,
  now: number,
): Promise<EntityResponse['mentions']> {
  const paths = await ask<{ value: string }>(Prisma.sql`
    SELECT value FROM dictionary WHERE path_id = 0 ORDER BY length(value), value LIMIT ${maxPaths}`);
  const byId = new Map(paths.map((path) => [String(dictionaryId(path.value, value)), path.value]));
  const ids = await ask<{ id: string }>(
    Prisma.sql`SELECT id FROM term WHERE id = ANY (${[...byId.keys()]}::bigint[])`,
  );
  if (ids.length === 0) return none;
  const found = ids.map(({ id }) => id);
  const asked = await viewCondition(ask, view);
  const condition = and([asked, anyTerm(found)]);
  const time = await timeCondition(ask, view, asked.within, now);
  if (time === null) return none;
  const counted = await ask<{ term_id: string; n: string; looked: string }>(Prisma.sql`
    WITH looked AS MATERIALIZED (
      SELECT terms FROM event WHERE ${time} AND ${condition.keys ?? Prisma.sql`TRUE`} AND ${condition.sql}
      LIMIT ${maxMentions + 1})
    SELECT term_id, count(*) AS n, (SELECT count(*) FROM looked) AS looked
    FROM looked, unnest(terms) AS of_event (term_id) WHERE term_id = ANY (${found}::bigint[])
    GROUP BY term_id ORDER BY n DESC, term_id`);
  return {
    paths: counted
      .slice(0, maxShownPaths)
      .flatMap(({ term_id, n }) => ({ path: byId.get(term_id) ?? '', count: Number(n) })),
    distinct: counted.length,
    sample: Number(counted[0]?.looked ?? 0) > maxMentions ? maxMentions : null,
  };
}

async function timeCondition(
  ask: Ask,
  view: View,
  within: Parameters<typeof cutSpan>[1],
  now: number,
): Promise<Prisma.Sql | null> {
  if (view.range.kind === 'untimed') return within === null ? Prisma.sql`event_time = '-infinity'` : null;
  const span = cutSpan(await readViewSpan(ask, view, now), within);
  return span === null ? null : spanToSql('event_time', span);
}
