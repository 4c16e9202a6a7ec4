import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FoundFile, walkFolder } from './walk-folder.ts';

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'spoor-walk-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function put(path: string, content = 'x'): Promise<void> {
  await mkdir(join(root, path, '..'), { recursive: true });
  await writeFile(join(root, path), content);
}

async function found(): Promise<FoundFile[]> {
  const files: FoundFile[] = [];
  for await (const file of walkFolder(root)) files.push(file);
  return files;
}

async function paths(): Promise<string[]> {
  return (await found()).map(({ path }) => path);
}

describe('the walk of a folder', () => {
  it('finds files of any depth in an order that depends on names alone', async () => {
    for (const path of ['b/z.json', 'a.json', 'b/1/2/3.gz', 'B.json', 'b.json']) await put(path);
    expect(await paths()).toEqual(['B.json', 'a.json', 'b/1/2/3.gz', 'b/z.json', 'b.json']);
  });

  it('gives sizes, and where each file is', async () => {
    await put('a.json', '12345');
    expect(await found()).toEqual([{ file: join(root, 'a.json'), path: 'a.json', size: 5 }]);
  });

  it('follows no link, neither outside nor round in circles', async () => {
    await put('in/a.json');
    await symlink('/etc', join(root, 'in', 'etc'));
    await symlink('/etc/passwd', join(root, 'in', 'passwd'));
    await symlink(root, join(root, 'in', 'round'));
    expect(await paths()).toEqual(['in/a.json']);
  });

  it('finds nothing in an empty folder', async () => {
    expect(await paths()).toEqual([]);
  });

  it('goes into a folder only when its turn comes', async () => {
    await put('a.json');
    await put('b/c.json');
    const walk = walkFolder(root);
    expect((await walk.next()).value?.path).toBe('a.json');
    await rm(join(root, 'b'), { recursive: true });
    await expect(walk.next()).rejects.toMatchObject({
      code: 'not_found',
      message: expect.stringContaining('b'),
    });
  });

  it('says which folder it cannot list', async () => {
    await rm(root, { recursive: true });
    await expect(paths()).rejects.toMatchObject({
      code: 'not_found',
      message: expect.stringContaining(root),
    });
  });

  it.skipIf(process.getuid?.() === 0)('says so where it may not list it', async () => {
    await put('closed/a.json');
    await chmod(join(root, 'closed'), 0o000);
    await expect(paths()).rejects.toMatchObject({ code: 'not_found' });
    await chmod(join(root, 'closed'), 0o700);
  });
});
