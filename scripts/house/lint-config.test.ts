import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { lintConfig } from './lint-config.ts';
import { readRules } from './rooms.ts';

test('the linter says no to what the table forbids, and to nothing else', async () => {
  const root = await mkdtemp(join(tmpdir(), 'spoor-lint-'));
  try {
    const overrides = lintConfig(await readRules('scripts/rooms.json'));
    await writeFile(join(root, 'biome.json'), JSON.stringify({ root: true, overrides }));
    await mkdir(join(root, 'lib/core'), { recursive: true });
    await mkdir(join(root, 'lib/server/archive'), { recursive: true });
    const imports = [
      'zod',
      './x.ts',
      '#lib/core/x.ts',
      'node:fs',
      'react',
      '#lib/server/env.ts',
      '#prisma/generated/client.ts',
    ];
    const source = imports.map((specifier, i) => `import * as a${i} from '${specifier}';`).join('\n');
    await writeFile(join(root, 'lib/core/x.ts'), source);
    await writeFile(join(root, 'lib/server/archive/x.ts'), source);
    expect(refusedLines(root, 'lib/core/x.ts')).toEqual([4, 5, 6, 7]);
    expect(refusedLines(root, 'lib/server/archive/x.ts')).toEqual([1, 5, 6, 7]);
  } finally {
    await rm(root, { recursive: true });
  }
});

function refusedLines(root: string, file: string): number[] {
  const biome = resolve('node_modules/.bin/biome');
  const args = ['lint', '--only=style/noRestrictedImports', '--colors=off', '--max-diagnostics=100', file];
  try {
    execFileSync(biome, args, { cwd: root, stdio: 'pipe', encoding: 'utf8' });
    return [];
  } catch (error) {
    const words =
      error instanceof Error && 'stderr' in error && 'stdout' in error
        ? `${error.stdout}${error.stderr}`
        : '';
    return [...words.matchAll(/x\.ts:(\d+):\d+ lint\/style\/noRestrictedImports/g)].map((found) =>
      Number(found[1]),
    );
  }
}
