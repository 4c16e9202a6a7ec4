import { parseArgs } from 'node:util';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { QueryContext } from '#lib/server/queries/read-snapshot.ts';
import { loadDuckDb } from './duckdb.ts';
import { entityQuestions } from './entity-questions.ts';
import { fillDatabase } from './fill-database.ts';
import { questions } from './query-questions.ts';
import type { Question } from './question.ts';
import { roleQuestions } from './role-questions.ts';

/**
 * npm run bench query [--events 1000000] [--runs 15] [--no-peer] [--keep] [--only PART] [--short-sessions]
 * What the pages ask, as they ask it, median and p95, with DuckDB beside on the same events. With
 * --keep the filled databases stay for the next run; --only asks what has that part in its name;
 * --short-sessions: half a million in 10,000,000 events.
 */
const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '1000000' },
    runs: { type: 'string', default: '15' },
    'no-peer': { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    'short-sessions': { type: 'boolean', default: false },
  },
});
const runs = Number(values.runs);

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

async function* allQuestions(context: QueryContext): AsyncGenerator<Question> {
  yield* questions(context);
  yield* entityQuestions(context);
  yield* roleQuestions(context);
}

async function askPeer(connection: DuckDBConnection, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await connection.runAndReadAll(statement);
}

const { test, logs, close } = await fillDatabase(
  { events: Number(values.events), shortSessions: values['short-sessions'] },
  values.keep,
);
const results: Record<string, { median: number; p95: number; duckDb: number | null }> = {};
try {
  const peer = values['no-peer'] ? null : await loadDuckDb(logs, { keep: values.keep });
  console.log(`${logs.records} events; milliseconds: median, p95${peer === null ? '' : ', DuckDB median'}`);
  const context: QueryContext = { pool: test.pool, now: Date.UTC(2026, 10, 1) };
  for await (const question of allQuestions(context)) {
    if (!question.name.includes(values.only)) continue;
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
  await close();
}
console.log(JSON.stringify({ bench: 'query', events: logs.records, results }));
process.exit(0);
