const windowMs = 5_000;
const stepMs = 250;

/** Bytes per second over the last five seconds. The clock is passed in, in milliseconds. */
export class SpeedMeter {
  #samples: { at: number; bytes: number }[] = [];

  /** `bytes` sent so far, of which only what comes after the first call counts. */
  add(bytes: number, at: number): void {
    const last = this.#samples.at(-1);
    if (this.#samples.length > 1 && last !== undefined && at - last.at < stepMs) last.bytes = bytes;
    else this.#samples.push({ at, bytes });
    while ((this.#samples[1]?.at ?? at) < at - windowMs) this.#samples.shift();
  }

  /** Forgets: what was sent before a pause says nothing of the speed after it. */
  reset(): void {
    this.#samples = [];
  }

  /** null before there is anything to measure. */
  bytesPerSecond(at: number): number | null {
    const [first] = this.#samples;
    const last = this.#samples.at(-1);
    if (first === undefined || last === undefined || last === first) return null;
    return ((last.bytes - first.bytes) * 1000) / Math.max(stepMs, at - first.at);
  }
}

/** null where the speed is not known or nothing moves. */
export function secondsLeft(bytesLeft: number, bytesPerSecond: number | null): number | null {
  if (bytesLeft <= 0) return 0;
  return bytesPerSecond === null || bytesPerSecond <= 0 ? null : bytesLeft / bytesPerSecond;
}
