import { existsSync, globSync, readFileSync } from 'node:fs';
import { gunzipSync, inflateRawSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { contentText } from './content.test-support.ts';
import { normalise } from './normalise.ts';
import type { NormalisedEvent } from './normalised-event.ts';
import { maxRecordDepth, parseRecord } from './parse-record.ts';
import { RecordSplitter } from './split-records.ts';
import { unwrap } from './unwrap.ts';

/** Real logs from public repositories, beside the repository where they are kept; never in it. */
const corpus = new URL('../../../../shared/corpus/', import.meta.url);
const present = existsSync(new URL('expected.tsv', corpus));
if (!present) console.warn('corpus.test.ts is skipped: there is no ../shared/corpus/expected.tsv');

interface Reading {
  events: NormalisedEvent[];
  contents: Set<string>;
  rejects: { code: string; message: string; line?: number | undefined }[];
}

function documentsOf(path: string): Uint8Array[] {
  const bytes = readFileSync(path);
  if (path.endsWith('.gz')) return [gunzipSync(bytes)];
  return path.endsWith('.zip') ? unzip(bytes) : [bytes];
}

/** Entries of a plain zip, by its central directory (APPNOTE 4.3.12). */
function unzip(bytes: Buffer): Uint8Array[] {
  const end = bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  const entries: Uint8Array[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const [method, size] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20)];
    const [name, extra, comment] = [28, 30, 32].map((field) => bytes.readUInt16LE(at + field)) as [
      number,
      number,
      number,
    ];
    const local = bytes.readUInt32LE(at + 42);
    const data = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const packed = bytes.subarray(data, data + size);
    if (size > 0) entries.push(method === 0 ? packed : inflateRawSync(packed));
    at += 46 + name + extra + comment;
  }
  return entries;
}

function read(pattern: string): Reading {
  const paths = globSync(pattern, { cwd: corpus }).filter((path) =>
    /\.(json|jsonl|gz|zip|txt)[^/.]*$/.test(path),
  );
  if (paths.length === 0) throw new Error(`nothing in the corpus matches ${pattern}`);
  const reading: Reading = { events: [], contents: new Set(), rejects: [] };
  for (const path of paths)
    for (const bytes of documentsOf(new URL(path, corpus).pathname)) readDocument(bytes, reading);
  return reading;
}

function readDocument(bytes: Uint8Array, into: Reading): void {
  const splitter = new RecordSplitter({ maxRecordBytes: 1 << 25, maxDepth: maxRecordDepth });
  for (const piece of [...splitter.push(bytes), ...splitter.end()]) {
    const parsed = piece.kind === 'reject' ? piece : parseRecord(piece);
    const found = parsed.kind === 'reject' ? parsed : unwrap(parsed.value);
    if (found.kind === 'reject') {
      into.rejects.push({ code: found.code, message: found.message, line: piece.line });
      continue;
    }
    expect(found.refused ?? []).toEqual([]);
    for (const { value, envelopeTime } of found.records) {
      into.events.push(normalise(value, envelopeTime));
      into.contents.add(contentText(value));
    }
  }
}

type Demand = number | ((reading: Reading) => void);
const named = (code: string) => (reading: Reading) => {
  expect(reading.events).toEqual([]);
  expect(reading.rejects.length).toBeGreaterThan(0);
  expect(new Set(reading.rejects.map((reject) => reject.code))).toEqual(new Set([code]));
};

/** A demand per row of expected.tsv, in its order; a number is records without a reject. */
const demands: Readonly<Record<string, Demand>> = {
  'invictus-aws-dataset/CloudTrail/*.json': ({ events, contents, rejects }) => {
    expect([events.length, contents.size, rejects.length]).toEqual([2900, 2900, 0]);
    expect(new Set(events.map((event) => event.eventID)).size).toBe(2900);
  },
  'stratus-red-team/docs/detonation-logs/*.json': 310,
  'boogy-cloudtrail-log-parser/examples/**/*.json': 1685,
  'umccr-cloudtrail/test_input/AWSLogs/**': 185,
  'umccr-cloudtrail/test_input/examples/*.json': 21,
  'grycap-cloudtrail-tracker/lambda/tests/sample-cloudtrail-event.json': 142,
  'grycap-cloudtrail-tracker/lambda/tests/event.json': named('notification'),
  'cloudtrail-rs/crates/core/tests/fixtures/*.json': named('notification'),
  'cloudtrail-watcher/test/**/*.json': 37,
  'plaso/test_data/jsonl/aws_cloudtrail.jsonl': 6,
  'cribl-pack/data/samples/BeVTW2.json': 44,
  'datadog-forwarder/**/cloudwatch_log_cloudtrail.json*': 8,
  'opensearch-catalog/integrations/observability/aws_cloudtrail/data/samples.json': 50,
  'opensearch-catalog/integrations/observability/aws_cloudtrail/data/samples-large.json': ({
    events,
    rejects,
  }) => {
    expect(events).toHaveLength(840);
    expect(new Set(events.map((event) => event.eventID)).size).toBe(840);
    expect(rejects.length).toBeGreaterThan(0);
  },
  'cloud-custodian/tests/data/cwe/*.json': ({ events, rejects }) => {
    expect(events).toHaveLength(24);
    expect(rejects.map((reject) => reject.code)).toEqual(Array(13).fill('not_cloudtrail'));
  },
  'otrf-security-datasets/datasets/atomic/aws/collection/ec2_proxy_s3_exfiltration.zip': ({
    events,
    rejects,
  }) => {
    expect([events.length, rejects.length]).toEqual([103, 0]);
    for (const event of events) expect(event.timeOrigin).toBe('envelope');
  },
  'ishiharatma-duckdb/logs/cloudtrail.json': ({ events, rejects }) => {
    expect([events.length, rejects.length]).toEqual([5, 0]);
    expect(events[0]?.eventTime).toBe(Date.UTC(2025, 11, 12, 10, 15, 30));
  },
  'ishiharatma-duckdb/logs/cloudtrail_insight.json': ({ events, rejects }) => {
    expect([events.length, rejects.length]).toEqual([5, 0]);
    for (const event of events)
      expect(event).toMatchObject({ eventCategory: 'Insight', eventName: expect.any(String) });
  },
  'ishiharatma-duckdb/logs/falco.json': (reading) => {
    named('not_cloudtrail')(reading);
    expect(reading.rejects[0]?.message).toContain('a Falco alert');
  },
  'fivexl/src/tests/test_events.json': ({ events, rejects }) => {
    expect([events.length, rejects.length]).toEqual([9, 0]);
  },
  'cloudgrappler/cloudgrep/tests/data/bad_cloudtrail.json': (reading) => {
    named('bad_json')(reading);
    expect(reading.rejects[0]?.message).toContain('cut off');
  },
  'trailscraper/tests/**/*.json*': ({ events, contents, rejects }) => {
    expect(events).toHaveLength(7);
    // One of the files is a policy, and no log.
    expect(rejects.map((reject) => reject.message)).toEqual([expect.stringContaining('a policy document')]);
    expect(contents.size).toBeLessThan(7);
  },
  'awsdocs/*/events.json': ({ events, contents, rejects }) => {
    expect(events).toHaveLength(65);
    const hostedUi = events.filter(
      (event) => event.eventSource === 'cognito-idp.amazonaws.com' && event.eventType === 'AwsServiceEvent',
    );
    expect(hostedUi).toHaveLength(9);
    expect(rejects.map((reject) => reject.code).toSorted()).toEqual(['not_cloudtrail', 'notification']);
    const pinpoint = events.filter((event) => event.eventSource === 'pinpoint.amazonaws.com');
    expect(new Set(pinpoint.map((event) => event.eventID)).size).toBeLessThan(pinpoint.length);
    expect(contents.size).toBe(65);
  },
  'awsdocs/*/malformed/*.txt': ({ events, rejects }) => {
    expect(events).toEqual([]);
    expect(rejects.length).toBeGreaterThanOrEqual(18);
    for (const reject of rejects)
      expect(reject).toMatchObject({ code: expect.stringMatching(/_json$/), line: expect.any(Number) });
  },
};

describe.skipIf(!present)('The corpus', { timeout: 30_000 }, () => {
  const rows = present
    ? readFileSync(new URL('expected.tsv', corpus), 'utf8')
        .trim()
        .split('\n')
        .slice(1)
        .map((row) => row.split('\t')[0] ?? '')
    : [];
  const waiting = rows.filter((row) => !Object.hasOwn(demands, row));

  it.each(rows.filter((row) => Object.hasOwn(demands, row)))('yields what its table says: %s', (row) => {
    const reading = read(row);
    const demand = demands[row];
    if (typeof demand === 'function') demand(reading);
    else expect([reading.events.length, reading.rejects]).toEqual([demand, []]);
  });

  it.each(Object.keys(demands))('still has the row %s', (row) => {
    expect(rows).toContain(row);
  });

  if (waiting.length > 0) it.todo(`waits for later work: ${waiting.join(', ')}`);
  afterAll(() => {
    if (waiting.length > 0) console.warn(`rows of the corpus without a demand: ${waiting.join(', ')}`);
  });
});
