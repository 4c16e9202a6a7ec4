import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runQuietly } from './run-quietly.mjs';

const oldestNode = 24;

/**
 * Makes node_modules match package-lock.json and returns the path of a Node that can run us.
 * Throws an Error whose message is for people.
 */
export async function ensureInstalled(root) {
  if (!isInstalled(root)) {
    const [command, ...args] = npm();
    const flags = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund'];
    await runQuietly('Installing packages', command, [...args, ...flags], {
      cwd: root,
      // On Windows npm is a .cmd file, which only a shell runs.
      shell: process.platform === 'win32' && command === 'npm',
    });
  }
  const bundled = join(root, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node');
  for (const node of [bundled, process.execPath]) {
    if (majorOf(node) >= oldestNode) return node;
  }
  throw new Error(
    `Spoor needs Node ${oldestNode}, this is ${process.version}, and the one that npm should have installed does not run.\n` +
      'Install Node 24 from https://nodejs.org, or allow npm to run install scripts, and start again.',
  );
}

/** npm keeps beside the packages a list of what it installed; it must agree with the lock file. */
function isInstalled(root) {
  try {
    const read = (path) => JSON.parse(readFileSync(join(root, path), 'utf8')).packages;
    const wanted = read('package-lock.json');
    const installed = read('node_modules/.package-lock.json');
    return Object.entries(wanted).every(([path, { version, integrity, optional, peer }]) => {
      if (path === '') return true;
      const found = installed[path];
      // Packages for other platforms are optional and rightly absent.
      if (found === undefined) return optional === true || peer === true;
      return found.version === version && found.integrity === integrity && existsSync(join(root, path));
    });
  } catch {
    return false;
  }
}

function npm() {
  const script = process.env.npm_execpath;
  return script?.endsWith('npm-cli.js') && existsSync(script) ? [process.execPath, script] : ['npm'];
}

function majorOf(node) {
  const { stdout } = spawnSync(node, ['--version'], { encoding: 'utf8' });
  return Number(/^v(\d+)\./.exec(stdout ?? '')?.[1] ?? 0);
}
