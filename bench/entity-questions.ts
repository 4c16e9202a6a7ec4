import type { Entity } from '#lib/core/entity/entity.ts';
import { entityView } from '#lib/core/entity/entity-view.ts';
import { defaultView } from '#lib/core/view/view.ts';
import { countActivity } from '#lib/server/queries/count-activity.ts';
import { countFacets } from '#lib/server/queries/count-facets.ts';
import { listFacet } from '#lib/server/queries/list-facet.ts';
import { readEntity } from '#lib/server/queries/read-entity.ts';
import type { QueryContext } from '#lib/server/queries/read-snapshot.ts';
import type { Question } from './question.ts';

const limit = 10;
const inCube = [
  'outcome',
  'eventSource',
  'eventName',
  'errorCode',
  'principal',
  'sourceIPAddress',
  'userAgent',
  'account',
  'awsRegion',
] as const;
const ofEvents = ['actor', 'accessKeyId'] as const;

/** All that an entity's page asks, at once as it does. */
async function askPage(context: QueryContext, entity: Entity): Promise<void> {
  const own = entityView(entity, defaultView);
  await Promise.all([
    readEntity(context, entity, defaultView),
    countActivity(context, own),
    countFacets(context, own, { fields: inCube, limit }),
    countFacets(context, own, { fields: ofEvents, limit }),
  ]);
}

/** The same of DuckDB: first and last, by the hour, and the lists. */
const peerOf = (where: string): string[] => [
  `SELECT min(eventTime), max(eventTime) FROM events WHERE ${where}`,
  `SELECT date_trunc('hour', eventTime) AS hour, errorCode IS NULL AS fine, count(*) FROM events WHERE ${where} GROUP BY 1, 2`,
  ...[
    'errorCode IS NULL',
    'eventSource',
    'eventName',
    'errorCode',
    "userIdentity->>'arn'",
    'sourceIPAddress',
    'userAgent',
    'recipientAccountId',
    'awsRegion',
    "userIdentity->'sessionContext'->'sessionIssuer'->>'arn'",
    "userIdentity->>'accessKeyId'",
  ].map(
    (column) =>
      `SELECT ${column} AS value, count(*) AS n FROM events WHERE ${where} GROUP BY 1 ORDER BY n DESC LIMIT ${limit}`,
  ),
];

export async function* entityQuestions(context: QueryContext): AsyncGenerator<Question> {
  const mostFrequent = async (name: 'sourceIPAddress' | 'principal') => {
    const field = { kind: 'dictionary', name } as const;
    const { values } = await listFacet(context, defaultView, { field, search: '', limit });
    return values.map(({ value }) => value ?? '');
  };
  const address = (await mostFrequent('sourceIPAddress')).find((value) => /^[\d.]+$/.test(value));
  const role = (await mostFrequent('principal')).find((value) => value.startsWith('arn:'));
  const bucketPath = { kind: 'path', name: 'requestParameters.bucketName' } as const;
  const buckets = await listFacet(context, defaultView, { field: bucketPath, search: '', limit });
  const bucket = buckets.values[0]?.value ?? '';
  if (role !== undefined)
    yield {
      name: 'entity page, busy role',
      ask: (each) => askPage(each, { kind: 'principal', value: role }),
      peer: peerOf(`userIdentity->'sessionContext'->'sessionIssuer'->>'arn' = '${role}'`),
    };
  if (address !== undefined)
    yield {
      name: 'entity page, busy address',
      ask: (each) => askPage(each, { kind: 'sourceIPAddress', value: address }),
      peer: peerOf(`sourceIPAddress = '${address}'`),
    };
  yield {
    name: 'entity page, busy bucket',
    ask: (each) => askPage(each, { kind: 'term', path: bucketPath.name, value: bucket }),
    peer: peerOf(`requestParameters->>'bucketName' = '${bucket}'`),
  };
}
