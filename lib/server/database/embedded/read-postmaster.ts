import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isAlive } from './is-alive.ts';
import { runProgram } from './run-program.ts';

/**
 * The port of the server that runs on this cluster, from postmaster.pid (lines: pid, data
 * directory, start, port, …). After a restart of the machine its pid may be another program's:
 * PostgreSQL would refuse to start, so such a file is removed.
 */
export async function readPostmaster(cluster: string): Promise<{ pid: number; port: number } | undefined> {
  const file = join(cluster, 'postmaster.pid');
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const [pid, , , port] = text.split('\n').map(Number);
  if (pid === undefined || !(pid > 0) || !isAlive(pid)) return undefined;
  if (!(await isPostgres(pid))) {
    await rm(file, { force: true });
    return undefined;
  }
  return { pid, port: port ?? 0 };
}

/** A zombie is no server: where nobody collects dead processes, they stay listed. */
async function isPostgres(pid: number): Promise<boolean> {
  if (process.platform === 'win32') return true;
  if (process.platform === 'linux') {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
    return /^\d+ \(postgres\) [^ZX]/.test(stat);
  }
  const listed = await runProgram('ps', ['-o', 'stat=,comm=', '-p', String(pid)]).catch(() => undefined);
  return listed === undefined || /^[^Z].*postgres/.test(listed.output);
}
