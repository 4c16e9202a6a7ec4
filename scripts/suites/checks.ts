import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { sum, type Tally } from './tally.ts';

const checks: readonly (readonly [string, ...string[]])[] = [
  ['types', 'node_modules/typescript/bin/tsc', '--noEmit'],
  ['style', 'node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'],
  ['house', 'scripts/check-house.ts'],
  ['unused code', 'node_modules/knip/bin/knip.js'],
];

/** Types, style, the rules of the house, unused code: each counts as one test. */
export async function runChecks(): Promise<Tally> {
  // Next writes the types of pages and routes, which tsc then reads.
  if (!existsSync('next-env.d.ts')) await capture(['node_modules/next/dist/bin/next', 'typegen']);
  const tallies: Tally[] = [];
  for (const [name, ...args] of checks) {
    const started = performance.now();
    const { code, output } = await capture(args);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(`${code === 0 ? '✓' : '✗'} ${name} (${seconds} s)`);
    if (code !== 0) console.log(output.trimEnd());
    tallies.push({ passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 });
  }
  return sum(tallies);
}

function capture(args: readonly string[]): Promise<{ code: number; output: string }> {
  return new Promise((done) => {
    const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1' };
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'], env });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.once('error', (error) => done({ code: 1, output: error.message }));
    child.once('close', (code) => done({ code: code ?? 1, output: Buffer.concat(chunks).toString() }));
  });
}
