import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { grades, isExact } from '#lib/core/roles/session-kinds.ts';
import { openArchive } from '../archive/open-archive.ts';
import { createTestDatabase, type TestDatabase } from '../database/test-database.ts';
import { fingerprint } from '../store/fingerprint.ts';
import { stitchSessions } from '../store/stitch-sessions.ts';
import { type RunSums, sumRun } from '../store/sum-run.ts';
import { importSource } from './import-source.ts';
import { openSource, testPool } from './ingest.test-support.ts';
import type { IngestPool } from './ingest-pool.ts';

/** Real logs from public repositories, beside the repository where they are kept; never in it. */
const corpus = fileURLToPath(new URL('../../../../shared/corpus/', import.meta.url));
const present = existsSync(`${corpus}expected.tsv`);
if (!present) console.warn('corpus.db.test.ts is skipped: there is no ../shared/corpus/expected.tsv');

const limits = {
  maxEntries: 10_000,
  maxEntryBytes: 1 << 30,
  maxTotalBytes: 1 << 30,
  maxRatio: 1000,
  maxDepth: 5,
};

interface Outcome {
  readonly sums: RunSums;
  /** Code and message of each rejected or damaged file. */
  readonly faults: readonly string[];
}

let database: TestDatabase;
let pool: IngestPool;

/** Imports the files of a row of the table as one run, as a dropped folder would be. */
async function importRow(pattern: string): Promise<Outcome> {
  const paths = globSync(pattern, { cwd: corpus })
    .filter((path) => /\.(json|jsonl|gz|zip|txt)[^/.]*$/.test(path) && statSync(corpus + path).isFile())
    .toSorted();
  if (paths.length === 0) throw new Error(`nothing in the corpus matches ${pattern}`);
  const { runId, sourceId } = await openSource(database);
  const faults: string[] = [];
  await importSource(
    pool,
    database.prisma,
    sourceId,
    async function* () {
      for (const path of paths) {
        const file = corpus + path;
        yield* openArchive({ name: path, file, size: statSync(file).size }, limits);
      }
    },
    { onResult: ({ fault }) => fault !== null && faults.push(`${fault.code}: ${fault.message}`) },
  );
  const sums = await sumRun(database.pool, runId);
  expect(sums.inserted + sums.known + sums.rejected).toBe(sums.records);
  return { sums, faults };
}

/** Per row of expected.tsv, in its order: records kept, and how many rejects with what in their reason. */
const demands: Readonly<Record<string, readonly [kept: number, rejected: number | 'some', reason?: RegExp]>> =
  {
    'invictus-aws-dataset/CloudTrail/*.json': [2900, 0],
    'stratus-red-team/docs/detonation-logs/*.json': [310, 0],
    'boogy-cloudtrail-log-parser/examples/**/*.json': [1685, 0],
    'umccr-cloudtrail/test_input/AWSLogs/**': [185, 0],
    'umccr-cloudtrail/test_input/examples/*.json': [21, 0],
    'grycap-cloudtrail-tracker/lambda/tests/sample-cloudtrail-event.json': [142, 0],
    'grycap-cloudtrail-tracker/lambda/tests/event.json': [0, 'some', /^notification: .*S3 event/],
    'cloudtrail-rs/crates/core/tests/fixtures/*.json': [0, 'some', /^notification: /],
    'cloudtrail-watcher/test/**/*.json': [37, 0],
    'plaso/test_data/jsonl/aws_cloudtrail.jsonl': [6, 0],
    'cribl-pack/data/samples/BeVTW2.json': [44, 0],
    'datadog-forwarder/**/cloudwatch_log_cloudtrail.json*': [8, 0],
    'opensearch-catalog/integrations/observability/aws_cloudtrail/data/samples.json': [50, 0],
    'opensearch-catalog/integrations/observability/aws_cloudtrail/data/samples-large.json': [840, 'some'],
    'cloud-custodian/tests/data/cwe/*.json': [24, 13, /^not_cloudtrail: /],
    'otrf-security-datasets/datasets/atomic/aws/collection/ec2_proxy_s3_exfiltration.zip': [103, 0],
    'ishiharatma-duckdb/logs/cloudtrail.json': [5, 0],
    'ishiharatma-duckdb/logs/cloudtrail_insight.json': [5, 0],
    'ishiharatma-duckdb/logs/falco.json': [0, 'some', /^not_cloudtrail: .*Falco/],
    'fivexl/src/tests/test_events.json': [9, 0],
    'cloudgrappler/cloudgrep/tests/data/bad_cloudtrail.json': [0, 1, /^bad_json: .*cut off/],
    // One of the files is a policy, and no log.
    'trailscraper/tests/**/*.json*': [7, 1, /^not_cloudtrail: .*a policy document/],
    // Two of the samples are a notification and another product's finding.
    'awsdocs/*/events.json': [65, 2],
    'awsdocs/*/malformed/*.txt': [0, 'some', /^(?:bad|not)_json: /],
  };

describe.skipIf(!present)('The corpus through the pipeline', () => {
  beforeAll(async () => {
    database = await createTestDatabase();
    pool = testPool(database, 1);
  });
  afterAll(async () => {
    await pool.close();
    await database.drop();
  });
  const rows = present
    ? readFileSync(`${corpus}expected.tsv`, 'utf8')
        .trim()
        .split('\n')
        .slice(1)
        .map((row) => row.split('\t')[0] ?? '')
    : [];

  test('has a demand for every row of its table', () => {
    expect(Object.keys(demands)).toEqual(rows);
  });

  test.each(Object.entries(demands))(
    'is kept and refused as its table says: %s',
    async (row, [kept, rejected, reason = /./]) => {
      const { sums, faults } = await importRow(row);
      expect(sums.inserted + sums.known).toBe(kept);
      if (rejected === 'some') expect(sums.rejected + sums.filesRejected).toBeGreaterThan(0);
      else expect(sums.rejected).toBe(rejected);
      for (const fault of faults) expect(fault).toMatch(reason);
    },
    60_000,
  );

  test('adds nothing and changes nothing when all of it is imported once more', async () => {
    const before = await fingerprint(database.pool);
    for (const row of rows) expect((await importRow(row)).sums.inserted).toBe(0);
    expect(await fingerprint(database.pool)).toBe(before);
  }, 120_000);

  test('links every session whose issuing record is in it', async () => {
    await stitchSessions(database.pool);
    const { rows: sessions } = await database.pool.query<{
      name: string;
      grade: number | null;
      by_key: boolean;
    }>(`
      SELECT d.value AS name, p.grade, EXISTS (
        SELECT FROM session_hour AS k JOIN issuance AS i ON i.issued_key = k.key_id AND i.outcome = 0
        WHERE k.session_id = p.session_id AND i.caller_session IS DISTINCT FROM p.session_id) AS by_key
      FROM session_shape AS p JOIN dictionary AS d ON d.id = p.session_id`);
    const present = sessions.filter(({ by_key }) => by_key);
    const linked = sessions.filter(({ grade }) => grade !== null);
    const exact = linked.filter(({ grade }) => isExact(grades[grade ?? 9] ?? 'inferred'));
    console.log(
      `corpus: ${sessions.length} sessions, ${present.length} whose key an event hands out, ` +
        `${linked.length} linked, ${exact.length} of them by ids`,
    );
    expect(present.length).toBeGreaterThan(0);
    expect(present.filter(({ grade }) => grade !== grades.indexOf('key'))).toEqual([]);
  });

  test('leaves no reject without a reason and advice', async () => {
    const { rows: silent } = await database.pool.query(
      "SELECT * FROM ingest_reject WHERE message = '' OR remedy IS NULL OR remedy = ''",
    );
    expect(silent).toEqual([]);
  });
});
