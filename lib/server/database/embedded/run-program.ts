import { spawn } from 'node:child_process';

/** Whom a program runs as; undefined: the user of this process. */
export interface RunAs {
  uid: number;
  gid: number;
}

export interface Outcome {
  code: number;
  /** Both streams, as they came. */
  output: string;
}

/**
 * Runs a program to its end. The folder is /, because an unprivileged user may not enter ours.
 * PG* variables of the environment would redirect PostgreSQL's programs, so they stay out.
 */
export function runProgram(file: string, args: readonly string[], runAs?: RunAs): Promise<Outcome> {
  const env: NodeJS.ProcessEnv = { ...process.env, LC_ALL: 'C', TZ: 'UTC' };
  for (const name of Object.keys(env)) if (name.startsWith('PG')) delete env[name];
  return new Promise((done, failed) => {
    const child = spawn(file, args, {
      ...runAs,
      cwd: '/',
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.once('error', failed);
    child.once('close', (code) =>
      done({ code: code ?? -1, output: Buffer.concat(chunks).toString().trim() }),
    );
  });
}
