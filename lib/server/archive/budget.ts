import { SpoorError } from '#lib/core/errors.ts';
import type { ArchiveLimits } from './archive-item.ts';

/** Below this a high ratio is just a repetitive log: deflate reaches 1,032 on equal records. */
export const ratioFloorBytes = 32 * 1024 * 1024;

/** A record takes more than this, even alone and packed. */
const lightBytes = 256;

/** What one source has used up. A `fatal` limit ends the whole source, others only their entry. */
export class Budget {
  readonly limits: ArchiveLimits;
  readonly #sourceBytes: number;
  #entries = 0;
  #light = 0;
  #made = 0;
  #spentMillis = 0;
  #enteredAt: number | null = null;
  #fatal: SpoorError | null = null;

  constructor(limits: ArchiveLimits, sourceBytes: number) {
    this.limits = limits;
    this.#sourceBytes = Math.max(1, sourceBytes);
  }

  /** The limit that ended the source, once one did. */
  get fatal(): SpoorError | null {
    return this.#fatal;
  }

  /** One more entry of any archive. Throws archive_limit. */
  countEntry(): void {
    this.#entries += 1;
    if (this.#entries > this.limits.maxEntries) {
      this.#stop(`it holds more than ${this.limits.maxEntries} entries`, 'SPOOR_MAX_ENTRIES');
    }
    this.#checkTime();
  }

  /**
   * An entry holds so many bytes. Of those too short for a single record a quarter of all entries is
   * allowed: a million empty ones are no delivery of logs. Throws archive_limit.
   */
  countContent(bytes: number): void {
    if (bytes >= lightBytes) return;
    this.#light += 1;
    const most = Math.ceil(this.limits.maxEntries / 4);
    if (this.#light > most) {
      this.#stop(`it holds more than ${most} entries with next to nothing in them`, 'SPOOR_MAX_ENTRIES');
    }
  }

  /** `made` more bytes of a layer that turned `layerIn` bytes into `layerOut` so far. Throws archive_limit. */
  countBytes(made: number, layerIn: number, layerOut: number): void {
    this.#made += made;
    const { maxTotalBytes, maxRatio } = this.limits;
    if (this.#made > maxTotalBytes) {
      this.#stop(`it unpacks to more than ${maxTotalBytes} bytes`, 'SPOOR_MAX_ARCHIVE_BYTES');
    }
    if (this.#made > ratioFloorBytes && this.#made > this.#sourceBytes * maxRatio) {
      this.#stop(`it unpacks to more than ${maxRatio} times its size`, 'SPOOR_MAX_RATIO');
    }
    if (layerOut > ratioFloorBytes && layerOut > Math.max(1, layerIn) * maxRatio) {
      throw limitError(`it unpacks to more than ${maxRatio} times its size`, 'SPOOR_MAX_RATIO');
    }
    this.#checkTime();
  }

  /** Starts the clock, unless it runs. */
  enter(): void {
    this.#enteredAt ??= performance.now();
  }

  /** Stops the clock, unless it stands. */
  leave(): void {
    this.#spentMillis = this.#spent();
    this.#enteredAt = null;
  }

  #spent(): number {
    return this.#spentMillis + (this.#enteredAt === null ? 0 : performance.now() - this.#enteredAt);
  }

  #checkTime(): void {
    const { maxMillis } = this.limits;
    if (maxMillis === undefined) return;
    if (this.#spent() > maxMillis) {
      this.#stop(`reading it took more than ${maxMillis} ms`, 'SPOOR_MAX_ARCHIVE_MILLIS');
    }
  }

  #stop(what: string, setting: string): never {
    this.#fatal = limitError(what, setting);
    throw this.#fatal;
  }
}

/** "Stopped: it …" with the setting that would let it through. */
export function limitError(what: string, setting: string): SpoorError {
  return new SpoorError('archive_limit', `Stopped here: ${what}.`, {
    remedy: `If it can be trusted, raise ${setting} and import it again.`,
  });
}
