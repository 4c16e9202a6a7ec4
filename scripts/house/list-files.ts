import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** What is not ours to check, or is no code. Folders that start with a dot are skipped anyway. */
const skipped = new Set(['node_modules', 'docs', 'public', 'prisma', 'test-results', 'playwright-report']);

/** All TypeScript and JavaScript below `root`, as sorted paths with "/"; files of the root itself aside. */
export async function listFiles(root: string): Promise<string[]> {
  const tops = await readdir(root, { withFileTypes: true });
  const folders = tops.filter(
    (top) => top.isDirectory() && !top.name.startsWith('.') && !skipped.has(top.name),
  );
  const found = await Promise.all(folders.map((folder) => below(root, folder.name)));
  return found.flat().sort();
}

async function below(root: string, folder: string): Promise<string[]> {
  const entries = await readdir(join(root, folder), { withFileTypes: true });
  const found = await Promise.all(
    entries.map((entry) => {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : below(root, path);
      return /\.[cm]?[jt]sx?$/.test(entry.name) ? [path] : [];
    }),
  );
  return found.flat();
}
