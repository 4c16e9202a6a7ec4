import { parseArgs } from 'node:util';
import type { DuckDBConnection } from '@duckdb/node-api';
import { parseView } from '#lib/core/view/codec.ts';
import { parseEventRef } from '#lib/core/view/event-ref.ts';
import { createTestDatabase } from '#lib/server/database/test-database.ts';
import { countActivity } from '#lib/server/queries/count-activity.ts';
import { findEvent } from '#lib/server/queries/find-event.ts';
import { listEvents } from '#lib/server/queries/list-events.ts';
import { listFacet } from '#lib/server/queries/list-facet.ts';
import { listFacetValues } from '#lib/server/queries/list-facet-values.ts';
import { readFieldStatistics } from '#lib/server/queries/read-field-statistics.ts';
import { readOverview } from '#lib/server/queries/read-overview.ts';
import type { QueryContext } from '#lib/server/queries/read-snapshot.ts';
import { suggest } from '#lib/server/queries/suggest.ts';
import { settleStatistics } from '#lib/server/store/settle-statistics.ts';
import { loadDuckDb } from './duckdb.ts';
import { importLogs } from './import-logs.ts';
import { makeLogs } from './make-logs.ts';

/**
 * npm run bench query [--events 1000000] [--runs 15] [--no-peer]
 * What the pages ask, as they ask it, median and p95, with DuckDB beside on the same events.
 */
const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '1000000' },
    runs: { type: 'string', default: '15' },
    'no-peer': { type: 'boolean', default: false },
  },
});
const runs = Number(values.runs);
const view = (query: string) => parseView(query).view;
const account = '326498330452';
const facetFields = [
  'account',
  'awsRegion',
  'eventSource',
  'eventName',
  'principal',
  'sourceIPAddress',
  'userAgent',
  'errorCode',
  'outcome',
  'identityType',
] as const;
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

interface Question {
  readonly name: string;
  ask(context: QueryContext): Promise<unknown>;
  readonly peer?: readonly string[];
}

const rows = (name: string, query: string, where: string): Question => ({
  name,
  ask: (context) => listEvents(context, view(query), { after: null, limit: 100 }),
  peer: [`SELECT ${rowColumns} FROM events WHERE ${where} ORDER BY eventTime DESC, eventID DESC LIMIT 100`],
});
const histogram = (name: string, query: string, where: string): Question => ({
  name,
  ask: (context) => countActivity(context, view(query)),
  peer: histogramSql(where),
});

async function* questions(context: QueryContext): AsyncGenerator<Question> {
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
    const { next } = await listEvents(context, view(''), { after, limit: 1000 });
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
    ask: (each) => listEvents(each, view(''), { after: cursor, limit: 100 }),
    peer: [`SELECT ${rowColumns} FROM events ORDER BY eventTime DESC, eventID DESC LIMIT 100 OFFSET 99000`],
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
  const { events } = await listEvents(context, view('eventName=ConsoleLogin'), { after: null, limit: 1 });
  const ref = parseEventRef(events[0]?.ref ?? '');
  if (ref !== null) yield { name: 'one event with its evidence', ask: (each) => findEvent(each, ref) };
}

async function time(work: () => Promise<unknown>): Promise<{ median: number; p95: number }> {
  const times: number[] = [];
  await work();
  for (let run = 0; run < runs; run += 1) {
    const started = performance.now();
    await work();
    times.push(performance.now() - started);
  }
  times.sort((a, b) => a - b);
  return {
    median: times[Math.floor(runs / 2)] ?? 0,
    p95: times[Math.min(runs - 1, Math.ceil(runs * 0.95) - 1)] ?? 0,
  };
}

async function askPeer(connection: DuckDBConnection, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await connection.runAndReadAll(statement);
}

const logs = await makeLogs(Number(values.events), 5000);
const test = await createTestDatabase();
const results: Record<string, { median: number; p95: number; duckDb: number | null }> = {};
try {
  await importLogs(test, logs.folder);
  await settleStatistics(test.pool);
  const peer = values['no-peer'] ? null : await loadDuckDb(logs);
  console.log(`${logs.records} events; milliseconds: median, p95${peer === null ? '' : ', DuckDB median'}`);
  const context: QueryContext = { pool: test.pool, now: Date.UTC(2026, 10, 1) };
  for await (const question of questions(context)) {
    const { median, p95 } = await time(() => question.ask(context));
    const statements = question.peer;
    const duckDb =
      peer === null || statements === undefined
        ? null
        : (await time(() => askPeer(peer.connection, statements))).median;
    results[question.name] = { median, p95, duckDb };
    console.log(
      `${question.name.padEnd(34)} ${median.toFixed(1).padStart(8)} ${p95.toFixed(1).padStart(8)}` +
        (duckDb === null ? '' : ` ${duckDb.toFixed(1).padStart(8)}`),
    );
  }
} finally {
  await test.drop();
}
console.log(JSON.stringify({ bench: 'query', events: logs.records, results }));
process.exit(0);
