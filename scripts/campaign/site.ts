import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { SpoorError } from '#lib/core/errors.ts';
import { type EmbeddedServer, ensureEmbedded } from '#lib/server/database/embedded.ts';
import { migrate } from '#lib/server/database/migrate.ts';
import { createPool } from '#lib/server/database/pool.ts';
import { buildWeb } from '../serve/build-web.ts';
import { checkPort } from '../serve/check-port.ts';
import { clearLeftovers, makeCampaignFolder } from './campaign-folders.ts';

/** What dies: the postmaster alone, every process of the server at once, or one of its sessions. */
export const databaseDeaths = ['postmaster', 'server', 'session'] as const;
export type DatabaseDeath = (typeof databaseDeaths)[number];

const template = 'campaign_template';
const host = '127.0.0.1';
const restartMs = 500;
const patienceMs = 10_000;
/** Web and worker end when we are gone, however we went. */
const preload = ['--import', new URL('../serve/exit-with-parent.mjs', import.meta.url).href];
const started = new Set<ChildProcess>();

/** For whoever ends in haste. */
export function killStarted(): void {
  for (const child of started) child.kill('SIGKILL');
}

/**
 * Spoor in a folder of its own, as processes that can be killed: database, worker and, where a port
 * is given, the web server as it is built for use.
 */
export class Site {
  readonly folder: string;
  readonly #port: number | null;
  readonly #env: Readonly<Record<string, string>>;
  readonly #ownsFolder: boolean;
  #server: EmbeddedServer;
  #rounds = 0;
  #worker: ChildProcess | null = null;
  #web: ChildProcess | null = null;
  url = '';

  /** Why the database does not start, for as long as it does not. */
  complaint: string | null = null;
  /** How often `keepDatabase` had to start it again. */
  returns = 0;

  private constructor(
    folder: string,
    server: EmbeddedServer,
    port: number | null,
    options: { folder?: string; env?: Readonly<Record<string, string>> },
  ) {
    this.folder = folder;
    this.#server = server;
    this.#port = port;
    this.#env = options.env ?? {};
    this.#ownsFolder = options.folder === undefined;
  }

  /** `folder`: an empty one of the caller's; `env`: settings of worker and web server. */
  static async open(
    port: number | null,
    options: { folder?: string; env?: Readonly<Record<string, string>> } = {},
  ): Promise<Site> {
    await clearLeftovers();
    const folder = options.folder ?? (await makeCampaignFolder('site'));
    if (port !== null) {
      await checkPort(host, port);
      await buildWeb();
    }
    const server = await ensureEmbedded({ dataFolder: folder, log: () => undefined });
    const site = new Site(folder, server, port, options);
    await site.#ask(`CREATE DATABASE ${template}`);
    await migrate(site.#urlOf(template));
    return site;
  }

  get address(): string {
    return `http://${host}:${this.#port}`;
  }

  get hasWeb(): boolean {
    return this.#port !== null;
  }

  get workerPid(): number | undefined {
    return this.#worker?.pid;
  }

  get webPid(): number | undefined {
    return this.#web?.pid;
  }

  /** An empty, migrated database; `url` is its address from now on. */
  async newRound(): Promise<pg.Pool> {
    await this.stopProcesses();
    await rm(join(this.folder, 'spool'), { recursive: true, force: true });
    this.#rounds += 1;
    const name = `round_${this.#rounds}`;
    await this.#ask(`CREATE DATABASE ${name} TEMPLATE ${template}`);
    this.url = this.#urlOf(name);
    return createPool({ url: this.url, max: 4, applicationName: 'spoor-campaign' });
  }

  async dropRound(): Promise<void> {
    await this.#ask(`DROP DATABASE IF EXISTS round_${this.#rounds} WITH (FORCE)`);
  }

  /** One that ends by itself, as without a database at its start, is started again: so does `npm start`. */
  startWorker(): void {
    const worker = this.#spawn(['lib/server/jobs/worker.ts']);
    this.#worker = worker;
    worker.once('exit', async () => {
      await sleep(restartMs);
      if (this.#worker === worker) this.startWorker();
    });
  }

  async startWeb(): Promise<void> {
    this.#web = this.#spawn(['node_modules/next/dist/bin/next', 'start', '-H', host, '-p', `${this.#port}`]);
    for (;;) {
      const answer = await fetch(`${this.address}/favicon.ico`).catch(() => null);
      await answer?.body?.cancel();
      if (answer !== null) return;
      await sleep(50);
    }
  }

  async killWorker(): Promise<void> {
    const worker = this.#worker;
    this.#worker = null;
    await end(worker);
    this.startWorker();
  }

  async killWeb(): Promise<void> {
    await end(this.#web);
    await this.startWeb();
  }

  /** Answers once the database does so again. A session's death makes the server start itself again. */
  async killDatabase(death: DatabaseDeath): Promise<void> {
    const [postmaster] = (await readFile(join(this.#server.cluster, 'postmaster.pid'), 'utf8'))
      .split('\n')
      .map(Number);
    if (postmaster === undefined) throw new Error('The database does not run.');
    const children = await childrenOf(postmaster);
    if (death === 'session') {
      const writer = children.find(({ title }) => /INSERT|COPY|idle in transaction/.test(title));
      const victim = writer ?? children.find(({ title }) => title.includes('round_'));
      if (victim !== undefined) kill(victim.pid);
    } else {
      kill(postmaster);
      if (death === 'server') for (const { pid } of children) kill(pid);
    }
    // Every session ends with it, ours too: only then is what answers the server that came back.
    await Promise.race([this.#server.lost, sleep(patienceMs)]);
    this.#server = await ensureEmbedded({ dataFolder: this.folder, log: () => undefined });
    await this.#answer();
  }

  /** Starts a database that has gone away again and again, as `npm start` does, until `signal`. */
  async keepDatabase(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const gone = await Promise.race([this.#server.lost.then(() => true), sleep(200, false)]);
      if (!gone) continue;
      try {
        this.#server = await ensureEmbedded({ dataFolder: this.folder, log: () => undefined });
        this.complaint = null;
        this.returns += 1;
      } catch (error) {
        if (!(error instanceof SpoorError)) throw error;
        this.complaint = `${error.message} ${error.remedy ?? ''}`;
        await sleep(1_000);
      }
    }
  }

  async stopProcesses(): Promise<void> {
    const [worker, web] = [this.#worker, this.#web];
    this.#worker = null;
    this.#web = null;
    await Promise.all([end(worker), end(web)]);
  }

  async close(): Promise<void> {
    await this.stopProcesses();
    await this.#server.stopIfLast();
    if (this.#ownsFolder) await rm(this.folder, { recursive: true, force: true });
  }

  #spawn(args: string[]): ChildProcess {
    const child = spawn(process.execPath, [...preload, ...args], {
      env: {
        ...process.env,
        NODE_ENV: 'production',
        NEXT_TELEMETRY_DISABLED: '1',
        DATABASE_URL: this.url,
        SPOOR_PARENT: String(process.pid),
        SPOOR_DATA: this.folder,
        ...this.#env,
        SPOOR_LOG_LEVEL: process.env.SPOOR_LOG_LEVEL ?? 'silent',
      },
      stdio: ['ignore', 'ignore', process.env.SPOOR_LOG_LEVEL === undefined ? 'ignore' : 'inherit', 'ipc'],
    });
    started.add(child);
    child.once('exit', () => started.delete(child));
    return child;
  }

  #urlOf(database: string): string {
    const url = new URL(this.#server.url);
    url.pathname = `/${database}`;
    return url.href;
  }

  async #ask(sql: string): Promise<void> {
    const client = new pg.Client({ connectionString: this.#server.url, application_name: 'spoor-campaign' });
    client.on('error', () => undefined);
    await client.connect();
    try {
      await client.query(sql);
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  async #answer(): Promise<void> {
    for (;;) {
      const came = await this.#ask('SELECT 1').then(
        () => true,
        () => false,
      );
      if (came) return;
      await sleep(50);
    }
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It was faster.
  }
}

async function end(child: ChildProcess | null): Promise<void> {
  if (child === null || child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

/** The processes that one started, with the titles they give themselves (Linux). */
async function childrenOf(parent: number): Promise<{ pid: number; title: string }[]> {
  const children: { pid: number; title: string }[] = [];
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '');
    if (Number(stat.slice(stat.lastIndexOf(')') + 4).split(' ')[0]) !== parent) continue;
    const title = await readFile(`/proc/${name}/cmdline`, 'latin1').catch(() => '');
    children.push({ pid: Number(name), title: title.replaceAll('\0', ' ').trim() });
  }
  return children;
}
