// Runs a TypeScript file of this folder on the Node 24 that npm installs, whatever Node is here.
// Plain JavaScript for Node 20, with nothing but Node: it runs before anything is installed.
//   node scripts/run.mjs scripts/serve.ts [arguments]
import { spawn } from 'node:child_process';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureGenerated } from './bootstrap/ensure-generated.mjs';
import { ensureInstalled } from './bootstrap/ensure-installed.mjs';
import { roomyHeap } from './bootstrap/roomy-heap.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const [script, ...rest] = process.argv.slice(2);
if (script === undefined) {
  console.error('Usage: node scripts/run.mjs SCRIPT [arguments]');
  process.exit(2);
}

try {
  const node = await ensureInstalled(root);
  await ensureGenerated(root, node);
  await replaceBy(node, [...roomyHeap, resolve(root, script), ...(rest[0] === '--' ? rest.slice(1) : rest)]);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

/**
 * What V8 made of each file, types stripped, is kept from one start to the next: it takes most of what a
 * thread needs to begin, and each import begins several.
 */
function compileCache() {
  return process.env.NODE_COMPILE_CACHE ?? resolve(root, 'node_modules', '.cache', 'compiled');
}

/** Becomes the other process as far as the terminal can tell: its streams, signals and end. */
async function replaceBy(node, args) {
  // The channel tells the child at once when this process is gone, however it went.
  const child = spawn(node, args, {
    cwd: root,
    env: { ...process.env, NODE_COMPILE_CACHE: compileCache() },
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  const [code, signal] = await new Promise((done, failed) => {
    child.once('error', failed);
    child.once('exit', (...end) => done(end));
  });
  if (signal !== null) {
    console.error(`${script} was ended by ${signal}.`);
    process.exit(1);
  }
  process.exit(code);
}
