import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LogFile } from './log-file.ts';

export interface ServiceOptions {
  /** For people: "The web server". */
  name: string;
  args: readonly string[];
  env: NodeJS.ProcessEnv;
  /** Undefined: what it prints goes to the terminal. */
  log: LogFile | undefined;
  say(line: string): void;
}

/** Having lived this long, a process is no longer in a row of failures. */
const healthyMs = 60_000;
const longestDelayMs = 30_000;
/** How long a process may take to end when asked to. */
const graceMs = 8_000;

/** Milliseconds to wait before the next start, after so many failures in a row (1, 2, …). */
export function restartDelay(failures: number): number {
  return Math.min(longestDelayMs, 500 * 2 ** (failures - 1));
}

/** A process that is started again when it dies, until it is stopped. */
export class Service {
  readonly #options: ServiceOptions;
  #child: ChildProcess | undefined;
  #ended: Promise<void> = Promise.resolve();
  #stopping = new AbortController();
  #failures = 0;

  constructor(options: ServiceOptions) {
    this.#options = options;
    this.#run();
  }

  /** Failures in a row; 0 once it has lived for a minute. */
  get failures(): number {
    return this.#failures;
  }

  #run(): void {
    const { name, args, env, log, say } = this.#options;
    const started = Date.now();
    const output = log === undefined ? 'inherit' : 'pipe';
    // A group of its own: a Ctrl-C in the terminal is for us, who end everything in order.
    const child = spawn(process.execPath, args, {
      env: { ...env, SPOOR_PARENT: String(process.pid) },
      stdio: ['ignore', output, output, 'ipc'],
      detached: process.platform !== 'win32',
    });
    this.#child = child;
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk: Buffer) => log?.write(chunk));
    }
    this.#ended = new Promise((done) => {
      child.once('error', () => done());
      child.once('close', () => done());
    });
    child.once('exit', async (code, signal) => {
      if (this.#stopping.signal.aborted) return;
      this.#failures = Date.now() - started > healthyMs ? 1 : this.#failures + 1;
      const delay = restartDelay(this.#failures);
      say(`${name} ended (${signal ?? `status ${code}`}); it starts again in ${delay / 1000} s`);
      await sleep(delay, undefined, { signal: this.#stopping.signal }).then(
        () => this.#run(),
        () => undefined,
      );
    });
  }

  /** Asks it to end, and makes it end when it does not. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#signal('SIGTERM');
    const insist = setTimeout(() => this.kill(), graceMs);
    await this.#ended;
    clearTimeout(insist);
  }

  kill(): void {
    this.#stopping.abort();
    this.#signal('SIGKILL');
  }

  #signal(signal: NodeJS.Signals): void {
    const child = this.#child;
    if (child?.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    // The whole group at the end only: a worker ends its own threads and helpers in order.
    if (signal === 'SIGKILL' && process.platform !== 'win32') {
      try {
        process.kill(-child.pid, signal);
        return;
      } catch {
        // The group is gone already.
      }
    }
    child.kill(signal);
  }
}
