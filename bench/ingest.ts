import { parseArgs } from 'node:util';
import { createTestDatabase } from '#lib/server/database/test-database.ts';
import { settleStatistics } from '#lib/server/store/settle-statistics.ts';
import { sumRun } from '#lib/server/store/sum-run.ts';
import { serverCpuSeconds, serverOf } from './cpu-time.ts';
import { type DuckDbForm, loadDuckDb } from './duckdb.ts';
import { importLogs } from './import-logs.ts';
import { type Logs, makeLogs } from './make-logs.ts';
import { watchMemory } from './watch-memory.ts';

/**
 * npm run bench ingest [--events 1000000] [--per-file 5000] [--apart] [--no-peer] [--short-sessions]
 * gz files to committed, indexed, deduplicated rows, beside DuckDB loading the same files in three ways:
 * with types that it finds, with types that it is told, with nested fields left as text. `--apart`: not as one folder, but each
 * file named. `--short-sessions`: half a million in 10,000,000 events.
 */
async function measure(logs: Logs, apart: boolean) {
  const test = await createTestDatabase();
  const memory = watchMemory();
  try {
    const { rows: own } = await test.pool.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    const server = serverOf(own[0]?.pid ?? 0);
    const cpuBefore = { own: process.cpuUsage(), postgres: serverCpuSeconds(server) };
    const started = performance.now();
    const runId = await importLogs(test, logs.folder, apart);
    const seconds = (performance.now() - started) / 1000;
    const used = process.cpuUsage(cpuBefore.own);
    const cpuImported = serverCpuSeconds(server);
    const imported = process.cpuUsage();
    await settleStatistics(test.pool);
    const settling = process.cpuUsage(imported);
    const cpu = {
      node: (used.user + used.system) / 1e6,
      postgres: cpuImported - cpuBefore.postgres,
      settle: serverCpuSeconds(server) - cpuImported + (settling.user + settling.system) / 1e6,
    };
    const settled = (performance.now() - started) / 1000;
    const peakMemory = memory.stop();
    const sums = await sumRun(test.pool, runId);
    await test.pool.query('CHECKPOINT');
    const { rows } = await test.pool.query<{ relation: string; bytes: string }>(
      `SELECT coalesce(parent.relname, relation.relname) AS relation,
              sum(pg_total_relation_size(relation.oid)) AS bytes
       FROM pg_class AS relation
       LEFT JOIN pg_inherits ON inhrelid = relation.oid LEFT JOIN pg_class AS parent ON parent.oid = inhparent
       WHERE relation.relkind = 'r' AND relation.relnamespace = 'public'::regnamespace
       GROUP BY 1 ORDER BY 2 DESC`,
    );
    return {
      seconds,
      settled,
      peakMemory,
      cpu,
      sums,
      sizes: rows.map(({ relation, bytes }) => ({ relation, bytes: Number(bytes) })),
    };
  } finally {
    await test.drop();
  }
}

const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '1000000' },
    'per-file': { type: 'string', default: '5000' },
    apart: { type: 'boolean', default: false },
    'no-peer': { type: 'boolean', default: false },
    'short-sessions': { type: 'boolean', default: false },
  },
});
const logs = await makeLogs({
  events: Number(values.events),
  perFile: Number(values['per-file']),
  shortSessions: values['short-sessions'],
});
console.log(
  `${logs.records} records in ${logs.files} files, ${(logs.jsonBytes / 1e6).toFixed(0)} MB of JSON`,
);

const spoor = await measure(logs, values.apart);
const rate = spoor.sums.records / spoor.seconds;
const stored = spoor.sizes.reduce((sum, { bytes }) => sum + bytes, 0);
console.log(
  `Spoor   ${Math.round(rate)} records/s, ${(logs.jsonBytes / 1e6 / spoor.seconds).toFixed(0)} MB/s, ` +
    `${spoor.seconds.toFixed(1)} s (${spoor.settled.toFixed(1)} s settled), peak ${(spoor.peakMemory / 2 ** 20).toFixed(0)} MiB`,
);
console.log(
  `        ${spoor.sums.inserted} events, ${spoor.sums.known} copies, ${(stored / spoor.sums.inserted).toFixed(0)} bytes/event`,
);
const perRecord = (seconds: number) => Number(((seconds * 1e6) / spoor.sums.records).toFixed(1));
console.log(
  `        processor time ${perRecord(spoor.cpu.node)} µs/record in Node, ${perRecord(spoor.cpu.postgres)} in PostgreSQL, ` +
    `then ${perRecord(spoor.cpu.settle)} to settle`,
);
for (const { relation, bytes } of spoor.sizes.filter((size) => size.bytes > stored / 200)) {
  console.log(`          ${relation.padEnd(14)} ${(bytes / spoor.sums.inserted).toFixed(1)} bytes/event`);
}
const forms: readonly DuckDbForm[] = values['no-peer'] ? [] : ['detected', 'typed', 'text'];
const formNames = {
  detected: 'every field of the type that it finds',
  typed: 'every field of a type that it is told',
  text: 'nested fields left as text',
} as const;
const ratios: { -readonly [form in DuckDbForm]?: number } = {};
for (const form of forms) {
  const peer = await loadDuckDb(logs, { form });
  peer.close();
  const ratio = rate / (peer.rows / peer.seconds);
  ratios[form] = Number(ratio.toFixed(3));
  console.log(
    `DuckDB  ${Math.round(peer.rows / peer.seconds)} records/s, ${peer.seconds.toFixed(1)} s, ${peer.rows} rows, ` +
      `${formNames[form]}: ratio ${ratio.toFixed(3)}`,
  );
}
console.log(
  JSON.stringify({
    bench: 'ingest',
    records: spoor.sums.records,
    inserted: spoor.sums.inserted,
    recordsPerSecond: Math.round(rate),
    megabytesPerSecond: Math.round(logs.jsonBytes / 1e6 / spoor.seconds),
    nodeMicrosPerRecord: perRecord(spoor.cpu.node),
    postgresMicrosPerRecord: perRecord(spoor.cpu.postgres),
    settleMicrosPerRecord: perRecord(spoor.cpu.settle),
    bytesPerEvent: Math.round(stored / spoor.sums.inserted),
    peakMemoryBytes: spoor.peakMemory,
    ratioToDuckDbDetecting: ratios.detected ?? null,
    ratioToDuckDb: ratios.typed ?? null,
    ratioToDuckDbText: ratios.text ?? null,
  }),
);
process.exit(0);
