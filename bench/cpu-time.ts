import { readdirSync, readFileSync } from 'node:fs';

/** Kernel ticks per second on every Linux that Node runs on. */
const ticksPerSecond = 100;

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly ticks: number;
}

/** The server that a backend belongs to, by which it is asked for once the backend has ended; 0 where there is no /proc. */
export function serverOf(backend: number): number {
  return readProcess(String(backend))[0]?.parent ?? 0;
}

/**
 * Seconds of processor time that a server has used so far, ended backends included; 0 where there is
 * no /proc. Unlike wall time it does not depend on what else runs.
 */
export function serverCpuSeconds(server: number): number {
  let ticks = 0;
  for (const each of listPids().flatMap(readProcess))
    if (each.pid === server || each.parent === server) ticks += each.ticks;
  return ticks / ticksPerSecond;
}

function readProcess(pid: string): Process[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    // utime, stime, and those of children that were waited for (proc_pid_stat(5)).
    const ticks = (fields[11] ?? 0) + (fields[12] ?? 0) + (fields[13] ?? 0) + (fields[14] ?? 0);
    return [{ pid: Number(pid), parent: fields[1] ?? 0, ticks }];
  } catch {
    // It ended while we looked: its parent has its time.
    return [];
  }
}

function listPids(): string[] {
  try {
    return readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  } catch {
    return [];
  }
}
