import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runQuietly } from './run-quietly.mjs';

/** Writes prisma/generated where the schema or Prisma has changed since it was written. */
export async function ensureGenerated(root, node) {
  const hash = createHash('sha256');
  for (const path of ['prisma/schema.prisma', 'node_modules/prisma/package.json']) {
    hash.update(readFileSync(join(root, path)));
  }
  const wanted = hash.digest('hex');
  const marker = join(root, 'node_modules/.cache/spoor/generated');
  const known = existsSync(marker) ? readFileSync(marker, 'utf8') : '';
  if (known === wanted && existsSync(join(root, 'prisma/generated/client.ts'))) return;
  await runQuietly(
    'Preparing the database client',
    node,
    ['node_modules/prisma/build/index.js', 'generate'],
    {
      cwd: root,
      // Generating needs no schema engine; naming any program keeps Prisma from downloading one.
      env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: node, PRISMA_HIDE_UPDATE_MESSAGE: '1' },
    },
  );
  mkdirSync(dirname(marker), { recursive: true });
  writeFileSync(marker, wanted);
}
