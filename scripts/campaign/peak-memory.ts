import { readFileSync } from 'node:fs';

/** How much memory processes took at most, as Linux counts what is resident. */
export class PeakMemory {
  readonly #peaks = new Map<string, number>();
  readonly #timers: NodeJS.Timeout[] = [];

  /** `pid`: the process of that name right now; one that was started again counts on. */
  watch(name: string, pid: () => number | undefined): void {
    const look = () => {
      const kibibytes = highWater(pid());
      this.#peaks.set(name, Math.max(this.#peaks.get(name) ?? 0, kibibytes));
    };
    this.#timers.push(setInterval(look, 50));
  }

  peakMiB(name: string): number {
    return Math.round((this.#peaks.get(name) ?? 0) / 1024);
  }

  stop(): void {
    for (const timer of this.#timers) clearInterval(timer);
  }
}

/** VmHWM, in KiB: the kernel remembers peaks that no look would meet. */
function highWater(pid: number | undefined): number {
  if (pid === undefined) return 0;
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1] ?? 0);
  } catch {
    return 0;
  }
}
