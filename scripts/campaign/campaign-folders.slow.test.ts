import { spawnSync } from 'node:child_process';
import { chmod, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ensureEmbedded } from '#lib/server/database/embedded.ts';
import { clearLeftovers, makeCampaignFolder } from './campaign-folders.ts';

const exists = (folder: string) =>
  stat(folder).then(
    () => true,
    () => false,
  );

test('what a campaign that was killed has left is ended and removed, and nothing else', {
  timeout: 60_000,
}, async () => {
  const gone = spawnSync(process.execPath, ['-p', 'process.pid'], { encoding: 'utf8' }).stdout.trim();
  const left = await mkdtemp(join(tmpdir(), `spoor-campaign-site-${gone}-`));
  await chmod(left, 0o755);
  const ours = await makeCampaignFolder('logs');
  const { lost } = await ensureEmbedded({ dataFolder: left, log: () => undefined });
  await clearLeftovers();
  await lost;
  expect(await exists(left)).toBe(false);
  expect(await exists(ours)).toBe(true);
  await rm(ours, { recursive: true });
});
