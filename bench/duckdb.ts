import { dirname, join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import type { Logs } from './make-logs.ts';

/** Every field of a record, as CloudTrail's record reference lists them; what is nested stays JSON. */
const nestedAsText = `STRUCT(eventVersion VARCHAR, userIdentity JSON, eventTime TIMESTAMP, eventSource VARCHAR,
  eventName VARCHAR, awsRegion VARCHAR, sourceIPAddress VARCHAR, userAgent VARCHAR, errorCode VARCHAR,
  errorMessage VARCHAR, requestParameters JSON, responseElements JSON, additionalEventData JSON,
  requestID VARCHAR, eventID VARCHAR, readOnly VARCHAR, resources JSON, eventType VARCHAR, apiVersion VARCHAR,
  managementEvent VARCHAR, recipientAccountId VARCHAR, serviceEventDetails JSON, sharedEventID VARCHAR,
  vpcEndpointId VARCHAR, vpcEndpointAccountId VARCHAR, eventCategory VARCHAR, addendum JSON,
  sessionCredentialFromConsole VARCHAR, edgeDeviceDetails JSON, tlsDetails JSON, insightDetails JSON,
  eventContext JSON)[]`;

const filesOf = (logs: Logs) => `'${logs.folder}/**/*.json.gz', maximum_object_size = 268435456`;

/**
 * `text`: nested fields are kept as the JSON they came in, to be read again by each question.
 * `detected`: every field has the type that DuckDB finds for it in all files, so that a question about any
 * of them reads nothing again: what it does with files of which nobody has told it anything.
 * `typed`: the same table, but DuckDB is told the types (docs/decisions/0070-the-peer.md).
 */
export type DuckDbForm = 'text' | 'detected' | 'typed';

/** With its usual sample it fails on the first file that holds what the sample did not. */
const detecting = (logs: Logs) => `read_json_auto(${filesOf(logs)}, sample_size = -1, union_by_name = true)`;

async function readerOf(connection: DuckDBConnection, logs: Logs, form: DuckDbForm): Promise<string> {
  if (form === 'detected') return detecting(logs);
  let type = nestedAsText;
  if (form === 'typed') {
    const described = await connection.runAndReadAll(`DESCRIBE SELECT Records FROM ${detecting(logs)}`);
    type = String(described.getRows()[0]?.[1]).replaceAll("'", "''");
  }
  return `read_json(${filesOf(logs)}, columns = {Records: '${type}'})`;
}

/**
 * The peer: DuckDB reads the same gz files into a table in memory, every field of every record, as
 * Spoor keeps every byte; no keys, no indexes, no deduplication.
 * Answers seconds it took, and the connection that holds the table: in memory, or with `keep` in a
 * file beside the logs that the next run finds again (ten million records do not fit in memory).
 */
export async function loadDuckDb(logs: Logs, { form = 'text' as DuckDbForm, keep = false } = {}) {
  const place = keep ? join(dirname(logs.folder), 'duckdb.db') : ':memory:';
  const instance = await DuckDBInstance.create(place, { threads: '2' });
  const connection = await instance.connect();
  const reader = await readerOf(connection, logs, form);
  const started = performance.now();
  await connection.run(`
    CREATE TABLE IF NOT EXISTS events AS SELECT r.* FROM (
      SELECT unnest(Records) AS r FROM ${reader}
    )`);
  const seconds = (performance.now() - started) / 1000;
  const counted = await connection.runAndReadAll('SELECT count(*)::INTEGER AS n FROM events');
  const rows = Number(counted.getRows()[0]?.[0]);
  const close = () => {
    connection.closeSync();
    instance.closeSync();
  };
  return { seconds, rows, connection, close };
}
