import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readPostmaster } from './embedded/read-postmaster.ts';
import { type EmbeddedServer, ensureEmbedded } from './embedded.ts';

const isRoot = process.getuid?.() === 0;
let dataFolder: string;
let servers: EmbeddedServer[];

beforeEach(async () => {
  servers = [];
  dataFolder = await mkdtemp(join(tmpdir(), 'spoor-embedded-'));
  await chmod(dataFolder, 0o755);
});

afterEach(async () => {
  for (const server of servers) await server.stopIfLast();
  await rm(dataFolder, { recursive: true });
});

async function ensure(): Promise<EmbeddedServer> {
  const server = await ensureEmbedded({ dataFolder, log: () => undefined });
  servers.push(server);
  return server;
}

async function query<T extends pg.QueryResultRow>(url: string, sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Another process that holds the server, until it is killed. */
async function holdElsewhere(): Promise<ChildProcess> {
  const script = `import { ensureEmbedded } from '#lib/server/database/embedded.ts';
    const { started } = await ensureEmbedded({ dataFolder: ${JSON.stringify(dataFolder)}, log() {} });
    console.log(started ? 'started' : 'attached');
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return child;
}

async function killHard(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

test('a database is made, keeps its rows over a restart, and its password is for its owner only', async () => {
  const first = await ensure();
  expect(first.started).toBe(true);
  await query(first.url, 'CREATE TABLE kept AS SELECT 42 AS n');
  await first.stopIfLast();
  expect(await readPostmaster(first.cluster)).toBeUndefined();

  const second = await ensure();
  expect(second).toMatchObject({ started: true, url: first.url });
  expect(await query(second.url, 'SELECT n FROM kept')).toEqual([{ n: 42 }]);
  expect((await stat(join(dataFolder, 'postgres.json'))).mode & 0o777).toBe(0o600);
});

test('it listens on the loopback, speaks UTF-8 and has what the migrations need', async () => {
  const { url } = await ensure();
  await query(url, 'CREATE EXTENSION pg_trgm');
  expect(
    await query(
      url,
      "SELECT current_setting('listen_addresses') AS listens, current_setting('server_encoding') AS encoding, current_setting('fsync') AS fsync",
    ),
  ).toEqual([{ listens: '127.0.0.1', encoding: 'UTF8', fsync: 'on' }]);
  const wrong = new URL(url);
  wrong.password = 'wrong';
  await expect(query(wrong.href, 'SELECT 1')).rejects.toThrow('password authentication failed');
});

test('three processes that want it at once make one database and use one server', async () => {
  const all = await Promise.all([ensure(), ensure(), ensure()]);
  expect(all.filter((server) => server.started)).toHaveLength(1);
  expect(new Set(all.map((server) => server.url)).size).toBe(1);
});

test('a server left by a process that was killed is found again, and stops with the last who uses it', async () => {
  await killHard(await holdElsewhere());
  const server = await ensure();
  expect(server.started).toBe(false);
  await server.stopIfLast();
  expect(await readPostmaster(server.cluster)).toBeUndefined();
});

test('while another process of Spoor uses it, it does not stop', async () => {
  const other = await holdElsewhere();
  const server = await ensure();
  await server.stopIfLast();
  expect(await readPostmaster(server.cluster)).toBeDefined();
  await killHard(other);
  await (await ensure()).stopIfLast();
  expect(await readPostmaster(server.cluster)).toBeUndefined();
});

test('after the server itself was killed, what was committed is there', async () => {
  const first = await ensure();
  await query(first.url, 'CREATE TABLE kept AS SELECT generate_series(1, 1000) AS n');
  const running = await readPostmaster(first.cluster);
  if (running === undefined) throw new Error('the server should run');
  process.kill(running.pid, 'SIGKILL');
  await first.lost;
  const second = await ensure();
  expect(second.started).toBe(true);
  expect(await query(second.url, 'SELECT count(*)::int AS n FROM kept')).toEqual([{ n: 1000 }]);
});

test('a pid file that names a process of others does not hinder the start', async () => {
  const first = await ensure();
  await first.stopIfLast();
  // This very process is alive and no PostgreSQL.
  const words = [process.pid, first.cluster, 1, first.port, '', '127.0.0.1', '1 1', 'ready'];
  await writeFile(join(first.cluster, 'postmaster.pid'), `${words.join('\n')}\n`);
  expect((await ensure()).started).toBe(true);
});

test('a port that was taken meanwhile is replaced by another one', async () => {
  const first = await ensure();
  await first.stopIfLast();
  const squatter = createServer().listen(first.port, '127.0.0.1');
  await once(squatter, 'listening');
  try {
    const second = await ensure();
    expect(second.port).not.toBe(first.port);
    expect(await query(second.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  } finally {
    squatter.close();
  }
});

test.runIf(isRoot)(
  "a folder that PostgreSQL's user may not enter gets a database elsewhere, and a note",
  async () => {
    await chmod(dataFolder, 0o700);
    const first = await ensure();
    const home = (await readFile(join(dataFolder, 'postgres.home'), 'utf8')).trim();
    try {
      expect(first.cluster).toBe(join(home, 'postgres'));
      await query(first.url, 'CREATE TABLE kept AS SELECT 42 AS n');
      await first.stopIfLast();
      const second = await ensure();
      expect(await query(second.url, 'SELECT n FROM kept')).toEqual([{ n: 42 }]);
      await second.stopIfLast();
    } finally {
      await rm(home, { recursive: true });
    }
  },
);
