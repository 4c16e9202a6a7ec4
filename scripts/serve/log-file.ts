import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

const maxBytes = 20 * 1024 * 1024;
const keptBytes = 4_096;

/** What a process prints, kept in a file and one predecessor of it, and its last lines in memory. */
export class LogFile {
  readonly path: string;
  #bytes: number;
  #tail = '';

  constructor(path: string) {
    this.path = path;
    mkdirSync(dirname(path), { recursive: true });
    this.#bytes = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  }

  write(chunk: Buffer): void {
    this.#tail = (this.#tail + chunk.toString()).slice(-keptBytes);
    try {
      if (this.#bytes > maxBytes) {
        renameSync(this.path, `${this.path}.1`);
        this.#bytes = 0;
      }
      appendFileSync(this.path, chunk);
      this.#bytes += chunk.length;
    } catch {
      // A full disk must not end the processes whose words these are.
    }
  }

  /** The last lines, at most `count`. */
  tail(count: number): string {
    return this.#tail.trimEnd().split('\n').slice(-count).join('\n');
  }
}
