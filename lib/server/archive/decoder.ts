import { type Codec, createDecoder } from './codec.ts';

/** Output that may wait before the decoder is held back. */
const highWater = 1024 * 1024;

/**
 * Feeds one zlib stream piece by piece, so that all output of a piece is out before the next goes
 * in. Node drops what a piece made before an error: small pieces lose little.
 */
export class Decoder {
  readonly #stream;
  #queue: Uint8Array[] = [];
  #queued = 0;
  #pieceDone = false;
  #failure: Error | null = null;
  #ended = false;
  #wake: (() => void) | null = null;

  constructor(codec: Codec, chunkSize: number) {
    this.#stream = createDecoder(codec, chunkSize);
    this.#stream.on('data', (chunk: Buffer) => {
      this.#queue.push(chunk);
      this.#queued += chunk.length;
      if (this.#queued > highWater) this.#stream.pause();
      this.#notify();
    });
    this.#stream.on('error', (error: Error) => {
      this.#failure = error;
      this.#notify();
    });
    this.#stream.on('end', () => {
      this.#ended = true;
      this.#notify();
    });
  }

  /** True once the compressed stream said that it is complete and something follows it. */
  get ended(): boolean {
    return this.#ended;
  }

  /** Compressed bytes that were understood so far. */
  get consumed(): number {
    return this.#stream.bytesWritten;
  }

  /** What `piece` decodes to. Throws zlib's error after what came before it. */
  async *push(piece: Uint8Array): AsyncGenerator<Uint8Array> {
    this.#pieceDone = false;
    this.#stream.write(piece, () => {
      this.#pieceDone = true;
      this.#notify();
    });
    yield* this.#drain();
  }

  /** The rest, and zlib's verdict on whether the data was complete. */
  async *finish(): AsyncGenerator<Uint8Array> {
    this.#pieceDone = false;
    this.#stream.end();
    yield* this.#drain();
  }

  destroy(): void {
    this.#stream.destroy();
  }

  async *#drain(): AsyncGenerator<Uint8Array> {
    for (;;) {
      const chunk = this.#queue.shift();
      if (chunk !== undefined) {
        this.#queued -= chunk.length;
        yield chunk;
      } else if (this.#failure !== null) throw this.#failure;
      else if (this.#ended || (this.#pieceDone && this.#stream.readableLength === 0)) return;
      else {
        const woken = new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
        if (this.#stream.isPaused()) this.#stream.resume();
        await woken;
      }
    }
  }

  #notify(): void {
    const wake = this.#wake;
    this.#wake = null;
    wake?.();
  }
}
