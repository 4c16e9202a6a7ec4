import { idDimensions } from '#lib/core/cube/cube-part.ts';
import { parseView } from '#lib/core/view/codec.ts';
import { parseEventRef, placeOfMoment } from '#lib/core/view/event-ref.ts';
import { countActivity } from '#lib/server/queries/count-activity.ts';
import { countRowsTo } from '#lib/server/queries/count-rows-to.ts';
import { findEvent } from '#lib/server/queries/find-event.ts';
import { listEvents } from '#lib/server/queries/list-events.ts';
import { listFacet } from '#lib/server/queries/list-facet.ts';
import { listFacetValues } from '#lib/server/queries/list-facet-values.ts';
import { readFieldStatistics } from '#lib/server/queries/read-field-statistics.ts';
import { readOverview } from '#lib/server/queries/read-overview.ts';
import type { QueryContext } from '#lib/server/queries/read-snapshot.ts';
import { suggest } from '#lib/server/queries/suggest.ts';
import type { Question } from './question.ts';

const view = (query: string) => parseView(query).view;
const account = '326498330452';
const facetFields = [...idDimensions, 'outcome', 'identityType'] as const;
const rowColumns = `eventTime, eventID, recipientAccountId, awsRegion, eventSource, eventName, sourceIPAddress,
  userAgent, errorCode, userIdentity->>'arn' AS arn, userIdentity->>'type' AS type`;
const facetSql = (where: string) =>
  [
    'recipientAccountId',
    'awsRegion',
    'eventSource',
    'eventName',
    "userIdentity->>'arn'",
    'sourceIPAddress',
    'userAgent',
    'errorCode',
    'errorCode IS NULL',
    "userIdentity->>'type'",
  ].map(
    (column) =>
      `SELECT ${column} AS value, count(*) AS n FROM events WHERE ${where} GROUP BY 1 ORDER BY n DESC LIMIT 50`,
  );
const histogramSql = (where: string) => [
  `SELECT date_trunc('hour', eventTime) AS hour, errorCode IS NULL AS fine, count(*) FROM events WHERE ${where} GROUP BY 1, 2`,
];

/** All that a free word may stand in, as DuckDB has it. */
const anywhere = (word: string) =>
  [
    'requestParameters',
    'responseElements',
    'additionalEventData',
    'resources',
    'userIdentity',
    'eventName',
    'userAgent',
  ]
    .map((column) => `${column}::VARCHAR ILIKE '%${word}%'`)
    .join(' OR ');
const searches: readonly (readonly [name: string, search: string, where: string])[] = [
  ['rare word', 'StopLogging', anywhere('StopLogging')],
  ['common word', 'bucket', anywhere('bucket')],
  ['absent word', 'nowhere-to-be-found', anywhere('nowhere-to-be-found')],
  [
    'path',
    'requestParameters.roleSessionName:ConfigResourceCompositionSession',
    "requestParameters->>'roleSessionName' = 'ConfigResourceCompositionSession'",
  ],
  ['path pattern', 'requestParameters.key:*me.png', "requestParameters->>'key' LIKE '%me.png'"],
  ['substring', 'userAgent:*boto3*', "userAgent ILIKE '%boto3%'"],
  ['network', 'sourceIPAddress:203.0.113.0/24', "sourceIPAddress LIKE '203.0.113.%'"],
];

const rows = (name: string, query: string, where: string): Question => ({
  name,
  ask: (context) => listEvents(context, view(query), { at: { after: null }, limit: 100 }),
  peer: [`SELECT ${rowColumns} FROM events WHERE ${where} ORDER BY eventTime DESC, eventID DESC LIMIT 100`],
});
const histogram = (name: string, query: string, where: string): Question => ({
  name,
  ask: (context) => countActivity(context, view(query)),
  peer: histogramSql(where),
});

export async function* questions(context: QueryContext): AsyncGenerator<Question> {
  yield rows('first page, no filter', '', 'true');
  yield rows('first page, one filter', `account=${account}`, `recipientAccountId = '${account}'`);
  yield rows(
    'first page, two filters',
    `account=${account}&outcome=denied`,
    `recipientAccountId = '${account}' AND (errorCode ILIKE '%denied%' OR errorCode ILIKE '%unauthorized%')`,
  );
  yield rows(
    'first page, three filters',
    `account=${account}&eventSource=s3.amazonaws.com&outcome=denied`,
    `recipientAccountId = '${account}' AND eventSource = 's3.amazonaws.com' AND errorCode ILIKE '%denied%'`,
  );
  yield rows(
    'first page, rare combination',
    `account=${account}&eventName=ConsoleLogin&outcome=failed`,
    `recipientAccountId = '${account}' AND eventName = 'ConsoleLogin' AND errorCode IS NOT NULL`,
  );
  yield rows('first page, rare value', 'eventName=StopLogging', "eventName = 'StopLogging'");
  let after = null;
  for (let page = 1; page < 100; page += 1) {
    const { next } = await listEvents(context, view(''), { at: { after }, limit: 1000 });
    after = next === null ? null : parseEventRef(next);
    if (after === null) break;
  }
  const cursor = after;
  for (const [name, search, where] of searches) {
    const query = `q=${encodeURIComponent(search)}`;
    yield rows(`first page, ${name}`, query, where);
    yield histogram(`histogram, ${name}`, query, where);
  }
  yield {
    name: 'page 1,000 of 100 rows',
    ask: (each) => listEvents(each, view(''), { at: { after: cursor }, limit: 100 }),
    peer: [`SELECT ${rowColumns} FROM events ORDER BY eventTime DESC, eventID DESC LIMIT 100 OFFSET 99000`],
  };
  for (const [name, query] of [
    ['no filter', ''],
    ['one filter', `account=${account}`],
  ] as const) {
    const { total } = await countActivity(context, view(query));
    const middle = Math.floor(total / 2);
    yield {
      name: `last page, ${name}`,
      ask: (each) => listEvents(each, view(query), { at: { before: null }, limit: 200 }),
    };
    yield {
      name: `from the row in the middle, ${name}`,
      ask: (each) => listEvents(each, view(query), { at: { offset: middle }, limit: 200 }),
    };
  }
  yield {
    name: 'number of a row',
    ask: (each) => countRowsTo(each, view(''), cursor ?? placeOfMoment(0, 'oldest')),
  };
  yield histogram('histogram, no filter', '', 'true');
  yield histogram('histogram, one filter', `account=${account}`, `recipientAccountId = '${account}'`);
  yield histogram(
    'histogram, errors of one account',
    `account=${account}&outcome=failed&outcome=denied`,
    `recipientAccountId = '${account}' AND errorCode IS NOT NULL`,
  );
  yield {
    name: 'ten facets, one filter',
    ask: async (each) => {
      for (const field of facetFields) {
        await listFacetValues(each, view(`account=${account}`), { field, search: '', limit: 50 });
      }
    },
    peer: facetSql(`recipientAccountId = '${account}'`),
  };
  const bucket = { kind: 'path', name: 'requestParameters.bucketName' } as const;
  yield {
    name: 'facet of a path',
    ask: (each) => listFacet(each, view(''), { field: bucket, search: '', limit: 50 }),
  };
  const eventName = { kind: 'dictionary', name: 'eventName' } as const;
  yield {
    name: 'suggest a value',
    ask: (each) => suggest(each, view(''), { field: eventName, prefix: 'Cons', limit: 12 }),
  };
  yield {
    name: 'suggest a field',
    ask: (each) => suggest(each, view(''), { field: null, prefix: 'buck', limit: 12 }),
  };
  const key = { kind: 'path', name: 'requestParameters.key' } as const;
  yield { name: 'statistics of a path', ask: (each) => readFieldStatistics(each, view(''), key) };
  yield { name: 'field statistics', ask: (each) => readFieldStatistics(each, view(''), eventName) };
  yield { name: 'overview page', ask: readOverview };
  const { events } = await listEvents(context, view('eventName=ConsoleLogin'), {
    at: { after: null },
    limit: 1,
  });
  const ref = parseEventRef(events[0]?.ref ?? '');
  if (ref !== null) yield { name: 'one event with its evidence', ask: (each) => findEvent(each, ref) };
}
