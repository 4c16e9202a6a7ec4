import { DuckDBInstance } from '@duckdb/node-api';
import type { Logs } from './make-logs.ts';

/**
 * The peer: DuckDB reads the same gz files into a table in memory, with the columns that Spoor
 * keeps and the free parts as JSON; no keys, no indexes, no deduplication.
 */
const load = (glob: string) => `
  CREATE TABLE events AS
  SELECT r.eventTime::TIMESTAMP AS eventTime, r.eventID, r.requestID, r.eventSource, r.eventName, r.awsRegion,
         r.sourceIPAddress, r.userAgent, r.errorCode, r.errorMessage, r.readOnly, r.eventCategory,
         r.recipientAccountId, r.userIdentity, r.requestParameters, r.responseElements,
         r.additionalEventData, r.resources
  FROM (
    SELECT unnest(Records) AS r
    FROM read_json('${glob}', format = 'auto', maximum_object_size = 268435456,
      columns = {Records: 'STRUCT(eventTime VARCHAR, eventID VARCHAR, requestID VARCHAR, eventSource VARCHAR,
        eventName VARCHAR, awsRegion VARCHAR, sourceIPAddress VARCHAR, userAgent VARCHAR, errorCode VARCHAR,
        errorMessage VARCHAR, readOnly VARCHAR, eventCategory VARCHAR, recipientAccountId VARCHAR,
        userIdentity JSON, requestParameters JSON, responseElements JSON, additionalEventData JSON,
        resources JSON)[]'})
  )`;

/** Seconds it took, and the connection that holds the table. */
export async function loadDuckDb(logs: Logs) {
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
  const connection = await instance.connect();
  const started = performance.now();
  await connection.run(load(`${logs.folder}/**/*.json.gz`));
  const seconds = (performance.now() - started) / 1000;
  const reader = await connection.runAndReadAll('SELECT count(*)::INTEGER AS n FROM events');
  const rows = Number(reader.getRows()[0]?.[0]);
  return { seconds, rows, connection };
}
