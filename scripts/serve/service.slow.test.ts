import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { LogFile } from './log-file.ts';
import { restartDelay, Service } from './service.ts';

let folder: string;
let log: LogFile;
let said: string[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'spoor-service-'));
  log = new LogFile(join(folder, 'logs/worker.log'));
  said = [];
});

afterEach(() => rm(folder, { recursive: true }));

function run(script: string): Service {
  return new Service({
    name: 'The worker',
    args: ['-e', script],
    env: process.env,
    log,
    say: (line) => said.push(line),
  });
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await sleep(20);
}

test('a process that dies is started again, and its words are kept', async () => {
  const service = run("console.log('hello'); process.exitCode = 3");
  await until(() => log.tail(9).split('hello').length > 2);
  await service.stop();
  expect(said[0]).toBe('The worker ended (status 3); it starts again in 0.5 s');
  expect(await readFile(log.path, 'utf8')).toMatch(/^(hello\n){2}/);
});

test('a process that is stopped ends in its own way, and is not started again', async () => {
  const service = run(`process.on('SIGTERM', () => { console.log('bye'); process.exit(0); });
    setInterval(() => {}, 1000); console.log('up');`);
  await until(() => log.tail(1) === 'up');
  await service.stop();
  expect(log.tail(1)).toBe('bye');
  expect(said).toEqual([]);
});

test('stopping while it waits for its next start takes no time', async () => {
  const service = run('process.exit(1)');
  await until(() => said.length === 3);
  const asked = performance.now();
  await service.stop();
  expect(performance.now() - asked).toBeLessThan(1_000);
});

test('the wait between starts doubles up to half a minute', () => {
  expect([1, 2, 3, 6, 7, 50].map(restartDelay)).toEqual([500, 1_000, 2_000, 16_000, 30_000, 30_000]);
});
