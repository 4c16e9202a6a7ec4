import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runQuietly } from '../bootstrap/run-quietly.mjs';

/** All that a build reads, as folders and files of the project. */
const inputs = [
  'app',
  'components',
  'lib',
  'public',
  'prisma/schema.prisma',
  'next.config.js',
  'postcss.config.mjs',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
];
const marker = '.next/spoor-inputs';

/** Runs `next build` where the sources differ from those of the last build. */
export async function buildWeb(): Promise<void> {
  const wanted = await hashInputs(process.cwd());
  const built = await readFile('.next/BUILD_ID', 'utf8').catch(() => undefined);
  const known = await readFile(marker, 'utf8').catch(() => undefined);
  if (built !== undefined && known === `${wanted} ${built}`) return;
  await runQuietly('Building the pages', process.execPath, ['node_modules/next/dist/bin/next', 'build'], {
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
  });
  await mkdir('.next', { recursive: true });
  await writeFile(marker, `${wanted} ${await readFile('.next/BUILD_ID', 'utf8')}`);
}

/** SHA-256 over names and contents; tests are no part of a build. */
export async function hashInputs(root: string): Promise<string> {
  const files: string[] = [];
  for (const input of inputs) {
    const entries = await readdir(join(root, input), { recursive: true, withFileTypes: true }).catch(
      () => undefined,
    );
    if (entries === undefined) files.push(input);
    for (const entry of entries ?? []) {
      if (entry.isFile()) files.push(join(entry.parentPath, entry.name).slice(root.length + 1));
    }
  }
  const hash = createHash('sha256').update(process.version);
  for (const file of files.filter((name) => !/\.test\.tsx?$/.test(name)).sort()) {
    hash.update(`\0${file}\0`).update(await readFile(join(root, file)).catch(() => ''));
  }
  return hash.digest('hex');
}
