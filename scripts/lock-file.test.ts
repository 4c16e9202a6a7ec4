import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

type Packages = Record<string, { optionalDependencies?: Record<string, string> }>;

/** Whether a package is found by the one at `path`, which looks in its own node_modules, then above. */
function finds(packages: Packages, path: string, name: string): boolean {
  const here = path === '' ? `node_modules/${name}` : `${path}/node_modules/${name}`;
  if (here in packages) return true;
  if (path === '') return false;
  return finds(packages, path.slice(0, Math.max(0, path.lastIndexOf('node_modules/') - 1)), name);
}

test('the lock file names the optional packages of every platform, without which npm ci refuses to work', () => {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Packages };
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => !finds(packages, path, name)),
  );
  expect(missing).toEqual([]);
});
