import { dirname, join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { Logs } from './make-logs.ts';

/** Every field of a record, as CloudTrail's record reference lists them; what is nested stays JSON. */
const record = `STRUCT(eventVersion VARCHAR, userIdentity JSON, eventTime TIMESTAMP, eventSource VARCHAR,
  eventName VARCHAR, awsRegion VARCHAR, sourceIPAddress VARCHAR, userAgent VARCHAR, errorCode VARCHAR,
  errorMessage VARCHAR, requestParameters JSON, responseElements JSON, additionalEventData JSON,
  requestID VARCHAR, eventID VARCHAR, readOnly VARCHAR, resources JSON, eventType VARCHAR, apiVersion VARCHAR,
  managementEvent VARCHAR, recipientAccountId VARCHAR, serviceEventDetails JSON, sharedEventID VARCHAR,
  vpcEndpointId VARCHAR, vpcEndpointAccountId VARCHAR, eventCategory VARCHAR, addendum JSON,
  sessionCredentialFromConsole VARCHAR, edgeDeviceDetails JSON, tlsDetails JSON, insightDetails JSON,
  eventContext JSON)`;

/**
 * The peer: DuckDB reads the same gz files into a table in memory, every field of every record, as
 * Spoor keeps every byte; no keys, no indexes, no deduplication.
 */
const load = (glob: string) => `
  CREATE TABLE IF NOT EXISTS events AS SELECT r.* FROM (
    SELECT unnest(Records) AS r
    FROM read_json('${glob}', maximum_object_size = 268435456, columns = {Records: '${record}[]'})
  )`;

/**
 * Seconds it took, and the connection that holds the table: in memory, or with `keep` in a file
 * beside the logs that the next run finds again (ten million records do not fit in memory).
 */
export async function loadDuckDb(logs: Logs, keep = false) {
  const place = keep ? join(dirname(logs.folder), 'duckdb.db') : ':memory:';
  const instance = await DuckDBInstance.create(place, { threads: '2' });
  const connection = await instance.connect();
  const started = performance.now();
  await connection.run(load(`${logs.folder}/**/*.json.gz`));
  const seconds = (performance.now() - started) / 1000;
  const reader = await connection.runAndReadAll('SELECT count(*)::INTEGER AS n FROM events');
  const rows = Number(reader.getRows()[0]?.[0]);
  return { seconds, rows, connection };
}
