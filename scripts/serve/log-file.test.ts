import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { LogFile } from './log-file.ts';

test('a log never fills the disk: it keeps itself and one predecessor', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'spoor-log-'));
  try {
    const log = new LogFile(join(folder, 'logs/web.log'));
    const megabyte = Buffer.alloc(1024 * 1024, 'x');
    for (let i = 0; i < 50; i += 1) log.write(megabyte);
    const sizes = await Promise.all([stat(log.path), stat(`${log.path}.1`)]);
    for (const { size } of sizes) expect(size).toBeLessThanOrEqual(21 * 1024 * 1024);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('the last lines are at hand', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'spoor-log-'));
  const log = new LogFile(join(folder, 'web.log'));
  log.write(Buffer.from('one\ntwo\nth'));
  log.write(Buffer.from('ree\n'));
  expect(log.tail(2)).toBe('two\nthree');
  await rm(folder, { recursive: true });
});
