import { readdirSync, readFileSync } from 'node:fs';

/** Kernel ticks per second on every Linux that Node runs on. */
const ticksPerSecond = 100;

/**
 * Seconds of processor time that PostgreSQL servers of this machine have used so far, ended
 * backends included; 0 where there is no /proc. Unlike wall time it does not depend on what else runs.
 */
export function postgresCpuSeconds(): number {
  let ticks = 0;
  for (const pid of listPids()) {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      if (!stat.slice(stat.indexOf('('), stat.lastIndexOf(')')).includes('postgres')) continue;
      const fields = stat
        .slice(stat.lastIndexOf(')') + 2)
        .split(' ')
        .map(Number);
      // utime, stime, and those of children that were waited for (proc_pid_stat(5)).
      ticks += (fields[11] ?? 0) + (fields[12] ?? 0) + (fields[13] ?? 0) + (fields[14] ?? 0);
    } catch {
      // It ended while we looked: its parent has its time.
    }
  }
  return ticks / ticksPerSecond;
}

function listPids(): string[] {
  try {
    return readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  } catch {
    return [];
  }
}
