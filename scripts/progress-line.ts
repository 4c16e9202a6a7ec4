import type { WriteStream } from 'node:tty';

const redrawMs = 120;
const barWidth = 24;

/** One line that redraws itself on a terminal; on anything else, only what is said is printed. */
export class ProgressLine {
  readonly #out: WriteStream;
  readonly #started = performance.now();
  #expected = 0;
  #read = 0;
  #records = 0;
  #files = 0;
  #drawn = 0;
  #shown = false;

  constructor(out: WriteStream) {
    this.#out = out;
  }

  expect(bytes: number): void {
    this.#expected = bytes;
  }

  move(bytes: number): void {
    this.#read = bytes;
    this.#draw();
  }

  /** A file is done; `text` is printed above the line, null is counted only. */
  say(text: string | null, records: number): void {
    this.#files += 1;
    this.#records += records;
    if (text !== null) {
      this.#clear();
      // Paths come from archives: a control character must not drive the terminal.
      this.#out.write(`${text.replace(/\p{Cc}/gu, '\u2423')}\n`);
    }
    this.#draw();
  }

  end(): void {
    this.#clear();
  }

  #draw(): void {
    const now = performance.now();
    if (!this.#out.isTTY || now - this.#drawn < redrawMs) return;
    this.#drawn = now;
    const seconds = (now - this.#started) / 1000;
    const share = this.#expected === 0 ? 0 : Math.min(1, this.#read / this.#expected);
    const filled = Math.round(share * barWidth);
    const bar = '━'.repeat(filled) + '─'.repeat(barWidth - filled);
    const left = share > 0.02 ? `, ${Math.ceil((seconds * (1 - share)) / share)} s left` : '';
    const rate = Math.round(this.#records / Math.max(seconds, 0.001));
    this.#clear();
    this.#out.write(
      `${bar} ${Math.floor(share * 100)} %  ${this.#files} files, ${this.#records} records, ${rate}/s${left}`,
    );
    this.#shown = true;
  }

  #clear(): void {
    if (this.#shown) this.#out.write('\r\u001b[2K');
    this.#shown = false;
  }
}
