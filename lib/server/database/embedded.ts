import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { SpoorError } from '#lib/core/errors.ts';
import { addressOf, connect, ensureDatabase, isUsed } from './embedded/connect.ts';
import { logOf, startServer, stopServer } from './embedded/control-server.ts';
import { findHome, type Home } from './embedded/find-home.ts';
import { hasCluster, makeCluster } from './embedded/make-cluster.ts';
import { readPostmaster } from './embedded/read-postmaster.ts';
import {
  freePort,
  makePassword,
  readSettings,
  type ServerSettings,
  writeSettings,
} from './embedded/settings-file.ts';
import { withLock } from './embedded/with-lock.ts';

/** Where progress is reported, one sentence a call. */
export type Report = (line: string) => void;

export interface EmbeddedServer {
  url: string;
  port: number;
  /** False where a running server was found. */
  started: boolean;
  /** The folder with all data of the database. */
  cluster: string;
  /** Settles when the server goes away, by our hand or another's. */
  lost: Promise<void>;
  /** Stops the server unless another process of Spoor uses it; end your own pools before. */
  stopIfLast(): Promise<void>;
}

/** Slower than this, and people want to know why they wait. */
const tellAfterMs = 3_000;
/** A running server that does not answer for this long is broken. */
const answerMs = 60_000;
const maxAttempts = 5;

/**
 * Finds or makes the PostgreSQL of a data folder and returns when it answers. A server left
 * running by a process that was killed, or started by another one, is used as it is.
 * Throws SpoorError 'unavailable'.
 */
export async function ensureEmbedded(options: { dataFolder: string; log: Report }): Promise<EmbeddedServer> {
  const home = await findHome(options.dataFolder);
  const lock = join(home.folder, 'postgres.lock');
  // Held until a connection of ours stands: whoever stops the server counts it.
  return withLock(lock, async () => {
    const { settings, presence, started } = await reach(home, options.log);
    await ensureDatabase(presence);
    presence.unref();
    let stopped: Promise<void> | undefined;
    const lost = new Promise<void>((settle) => presence.once('end', settle));
    return {
      url: addressOf(settings),
      port: settings.port,
      started,
      cluster: home.cluster,
      lost,
      stopIfLast() {
        stopped ??= withLock(lock, () => stopIfLast(home, settings, presence));
        return stopped;
      },
    };
  });
}

async function ensureCluster(home: Home, log: Report): Promise<ServerSettings> {
  const settings = await readSettings(home.folder);
  if (await hasCluster(home)) {
    if (settings !== undefined) return settings;
    throw new SpoorError('unavailable', `The password of the database in ${home.cluster} is lost.`, {
      remedy: `Restore postgres.json in ${home.folder}, or move the folder away to start anew.`,
    });
  }
  log(`Making a database in ${home.cluster}`);
  const made = { port: await freePort(0), password: makePassword() };
  await writeSettings(home.folder, made);
  await makeCluster(home, made.password);
  return made;
}

async function reach(home: Home, log: Report) {
  let settings = await ensureCluster(home, log);
  let started = false;
  for (let attempt = 1; ; attempt += 1) {
    const running = await readPostmaster(home.cluster);
    if (running === undefined) {
      settings = await start(home, settings, log);
      started = true;
    }
    const presence = await answer(home, settings, log);
    if (presence !== undefined) return { settings, presence, started };
    if (attempt === maxAttempts) {
      throw new SpoorError('unavailable', 'The database ends as soon as it has started.', {
        remedy: `Its log is ${logOf(home)}.`,
      });
    }
  }
}

async function start(home: Home, settings: ServerSettings, log: Report): Promise<ServerSettings> {
  const port = await freePort(settings.port);
  const current = { ...settings, port };
  if (port !== settings.port) await writeSettings(home.folder, current);
  const tell = setTimeout(() => log('The database is repairing itself after a hard stop'), tellAfterMs);
  try {
    await startServer(home, port);
  } finally {
    clearTimeout(tell);
  }
  return current;
}

/**
 * Connects as soon as the server can: it may be recovering from a crash, for minutes. Undefined
 * where it ends meanwhile, as one that was being stopped does.
 */
async function answer(home: Home, settings: ServerSettings, log: Report): Promise<pg.Client | undefined> {
  const begun = performance.now();
  let told = false;
  for (;;) {
    const attempt = await connect(settings, home.cluster);
    if (attempt.client !== undefined) return attempt.client;
    if ((await readPostmaster(home.cluster)) === undefined) return undefined;
    const waited = performance.now() - begun;
    if (!attempt.recovering && waited > answerMs) {
      throw new SpoorError('unavailable', `The database does not answer: ${attempt.reason}.`, {
        remedy: `Its log is ${logOf(home)}.`,
      });
    }
    if (!told && waited > tellAfterMs) log('Waiting for the database, which is starting');
    told ||= waited > tellAfterMs;
    await sleep(100);
  }
}

async function stopIfLast(home: Home, settings: ServerSettings, presence: pg.Client): Promise<void> {
  await presence.end().catch(() => undefined);
  const { client } = await connect(settings, home.cluster);
  if (client === undefined) return;
  const used = await isUsed(client).finally(() => client.end());
  if (!used) await stopServer(home);
}
