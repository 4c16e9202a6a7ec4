import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hashInputs } from './build-web.ts';

test('the pages are built anew for a changed, new, renamed or removed source, not for a test or a script', async () => {
  const root = await mkdtemp(join(tmpdir(), 'spoor-build-'));
  const write = (file: string, text: string) => writeFile(join(root, file), text);
  try {
    await mkdir(join(root, 'app/api'), { recursive: true });
    await mkdir(join(root, 'scripts'));
    await write('app/api/route.ts', 'a');
    const hashes = [await hashInputs(root)];
    const changes = async (change: () => Promise<void>) => {
      await change();
      hashes.push(await hashInputs(root));
      return hashes.at(-1) !== hashes.at(-2);
    };
    expect(await changes(() => write('app/api/route.ts', 'b'))).toBe(true);
    expect(await changes(() => write('app/new.tsx', ''))).toBe(true);
    expect(await changes(() => write('next.config.js', 'export default {}'))).toBe(true);
    expect(await changes(() => rm(join(root, 'app/new.tsx')))).toBe(true);
    expect(await changes(() => write('app/api/route.test.ts', 'x'))).toBe(false);
    expect(await changes(() => write('scripts/serve.ts', 'x'))).toBe(false);
  } finally {
    await rm(root, { recursive: true });
  }
});
