import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SpoorError } from '#lib/core/errors.ts';
import { type PreparedDatabase, prepareDatabase } from '#lib/server/database/prepare-database.ts';
import { type Env, EnvError, parseEnv } from '#lib/server/env.ts';
import { roomyHeap } from './bootstrap/roomy-heap.mjs';
import { prepareTables } from './open-database.ts';
import { buildWeb } from './serve/build-web.ts';
import { checkPort } from './serve/check-port.ts';
import { LogFile } from './serve/log-file.ts';
import { parseOptions, type ServeOptions, usage } from './serve/parse-options.ts';
import { Service } from './serve/service.ts';
import { waitForWeb } from './serve/wait-for-web.ts';

/** npm start and npm run dev: database, web and worker, until Ctrl-C. */

const say = (line: string) => console.log(line);
const preload = ['--import', new URL('serve/exit-with-parent.mjs', import.meta.url).href];

let database: PreparedDatabase | undefined;
const services: Service[] = [];
let stopping: Promise<void> | undefined;
let stoppedAt = 0;

async function start(options: ServeOptions, env: Env): Promise<void> {
  await checkPort(env.host, env.port);
  // First, because a wrong DATABASE_URL should not show after minutes of building.
  database = await prepareTables(env, say);
  void keepDatabase(database, env);
  if (!options.dev) await buildWeb();
  const childEnv = {
    ...process.env,
    NODE_ENV: options.dev ? 'development' : 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    DATABASE_URL: database.url,
    SPOOR_DATA: env.dataFolder,
    HOST: env.host,
    PORT: String(env.port),
  } as const;
  const log = (name: string) =>
    options.dev ? undefined : new LogFile(join(env.dataFolder, 'logs', `${name}.log`));
  const next = ['node_modules/next/dist/bin/next', options.dev ? 'dev' : 'start'];
  const webLog = log('web');
  const web = run('The web server', [...next, '-H', env.host, '-p', String(env.port)], childEnv, webLog);
  run('The worker', [...roomyHeap, 'lib/server/jobs/worker.ts'], childEnv, log('worker'));
  const address = `http://${env.host.includes(':') ? `[${env.host}]` : env.host}:${env.port}`;
  await waitForWeb(web, webLog, address);
  if (stopping !== undefined) return;
  say(`
  Spoor is ready   ${address}
  Data             ${env.dataFolder}
  Database         ${database.place}

  It listens on this machine only, for as long as it has no sign-in. Ctrl-C stops it.
`);
  process.send?.('ready');
}

function run(name: string, args: string[], env: NodeJS.ProcessEnv, log: LogFile | undefined): Service {
  const service = new Service({ name, args: [...preload, ...args], env, log, say });
  services.push(service);
  return service;
}

/** A database that goes away without us is started again; web and worker reconnect by themselves. */
async function keepDatabase(current: PreparedDatabase, env: Env): Promise<void> {
  await current.lost;
  if (stopping !== undefined) return;
  say('The database has gone away; it starts again');
  try {
    database = await prepareAgain(env);
    if (stopping !== undefined) return await database.stop();
    if (database.url !== current.url) throw new Error('The database had to take another port.');
    say('The database is back');
    void keepDatabase(database, env);
  } catch (error) {
    fail(error);
  }
}

/** Until it starts: with a full disk that is when somebody has made room. The reason is said once. */
async function prepareAgain(env: Env): Promise<PreparedDatabase> {
  let told = '';
  for (;;) {
    try {
      return await prepareDatabase(env, say);
    } catch (error) {
      if (!(error instanceof SpoorError) || stopping !== undefined) throw error;
      if (error.message !== told)
        say(`${error.message}\n${error.remedy ?? ''}\nIt is tried again every 5 seconds.`);
      told = error.message;
      await sleep(5_000);
    }
  }
}

/** Web, worker, then the database they use. */
async function stop(): Promise<void> {
  await Promise.all(services.map((service) => service.stop()));
  await database?.stop();
}

function end(status: number): void {
  if (stopping === undefined) {
    stoppedAt = Date.now();
    stopping = stop();
    stopping.then(
      () => process.exit(status),
      (error) => {
        console.error(error instanceof Error ? error.message : error);
        process.exit(1);
      },
    );
    return;
  }
  // npm and the terminal may each deliver the same Ctrl-C; a later one is meant.
  if (Date.now() - stoppedAt < 1_000) return;
  for (const service of services) service.kill();
  process.exit(1);
}

function fail(error: unknown): void {
  if (error instanceof SpoorError) {
    console.error(`${error.message}${error.remedy === undefined ? '' : `\n${error.remedy}`}`);
  } else if (error instanceof EnvError) console.error(error.message);
  else console.error(error instanceof Error && services.length === 0 ? error.message : error);
  end(1);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    if (stopping === undefined) say('\nStopping …');
    end(0);
  });
}
process.on('disconnect', () => end(1));
process.channel?.unref();

try {
  const options = parseOptions(process.argv.slice(2));
  if (options.help) {
    say(usage);
    process.exit(0);
  }
  await start(options, parseEnv({ ...process.env, ...options.settings }));
} catch (error) {
  fail(error);
}
