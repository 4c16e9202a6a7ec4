import { spawn } from 'node:child_process';

const redrawMs = 1_000;
const repeatMs = 15_000;

/**
 * Runs a program, showing one line with the seconds it takes. What it prints is shown only if it
 * fails, and then the promise rejects with an Error for people.
 */
export async function runQuietly(what, command, args, options = {}) {
  const started = Date.now();
  const stop = showProgress(what, started);
  const { code, output } = await new Promise((done) => {
    const chunks = [];
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.on('data', (chunk) => chunks.push(chunk));
    child.stderr.on('data', (chunk) => chunks.push(chunk));
    child.once('error', (error) => done({ code: -1, output: error.message }));
    child.once('close', (status) => done({ code: status, output: Buffer.concat(chunks).toString() }));
  });
  stop(code === 0);
  if (code !== 0) throw new Error(`${output.trim()}\n\n${what} failed.`);
}

function showProgress(what, started) {
  const seconds = () => Math.round((Date.now() - started) / 1000);
  const { stdout } = process;
  if (!stdout.isTTY) {
    console.log(`${what} …`);
    const timer = setInterval(() => console.log(`${what} … ${seconds()} s`), repeatMs);
    return (good) => {
      clearInterval(timer);
      if (good && seconds() >= 2) console.log(`${what} took ${seconds()} s`);
    };
  }
  const draw = () => stdout.write(`\r\u001b[2K${what} … ${seconds()} s`);
  draw();
  const timer = setInterval(draw, redrawMs);
  return (good) => {
    clearInterval(timer);
    stdout.write(good ? `\r\u001b[2K${what}: done in ${seconds()} s\n` : '\n');
  };
}
