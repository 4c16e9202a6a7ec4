/** Fields that hold a record or another envelope, as an object or as its JSON text; tried in this order. */
export const envelopePaths: readonly (readonly [container: string, path: readonly string[]])[] = [
  ['LookupEvents', ['CloudTrailEvent']],
  ['EventBridge', ['detail']],
  ['EventBridge', ['Detail']],
  ['SQS', ['body']],
  ['SQS', ['Body']],
  ['SNS', ['Sns', 'Message']],
  ['SNS', ['Message']],
  ['_raw', ['_raw']],
  ['_raw', ['result', '_raw']],
  ['event.original', ['event', 'original']],
  ['event.original', ['event.original']],
  ['aws.cloudtrail', ['aws', 'cloudtrail']],
  ['aws.cloudtrail', ['aws.cloudtrail']],
  ['_source', ['_source']],
  ['event', ['event']],
  ['CloudWatch Logs', ['message']],
  ['CloudWatch Logs', ['@message']],
  ['Datadog', ['attributes', 'attributes']],
  ['Datadog', ['attributes']],
  ['result', ['result']],
  ['data', ['data']],
];

/** Fields that hold an envelope as base64, often of gzip: Kinesis, Firehose, Lambda's CloudWatch Logs event. */
export const packedPaths: readonly (readonly [container: string, path: readonly string[]])[] = [
  ['CloudWatch Logs', ['awslogs', 'data']],
  ['Kinesis', ['kinesis', 'data']],
  ['Kinesis', ['Data']],
  ['Firehose', ['data']],
];

/** Lists of rows: searches (Splunk), CloudWatch Logs Insights, CloudTrail Lake. */
export const rowLists = ['results', 'QueryResultRows', 'rows'] as const;

/** Where an envelope keeps its time, for records without one. */
export const timeFields = ['EventTime', 'eventTime', 'time', '@timestamp', 'timestamp', '_time', 'Timestamp'];

/**
 * The text that a base64 field holds, unpacked where it is gzip; null where it is neither text nor
 * gzip of text, or too long. Given from outside: lib/core cannot unpack.
 */
export type Unpack = (base64: string) => string | null;
