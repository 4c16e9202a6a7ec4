import { Worker } from 'node:worker_threads';
import type { Fault, FileResult, FromThread, ThreadOptions, ToThread } from './messages.ts';

/**
 * Bytes on their way to one thread: more than it holds back (ingest-thread.ts), and enough that a group arrives
 * while one is read, one is ready and one is written.
 */
const windowBytes = 64 << 20;

export interface ThreadListener {
  result(result: FileResult): void;
  dropped(ticket: number): void;
  committed(ticket: number, records: number): void;
  /** The thread has capacity again. */
  credit(): void;
  sealed(seals: readonly number[]): void;
  failed(thread: ThreadHandle, fault: Fault): void;
}

/** The reader's side of one writing thread: how full it is, and what it answers. */
export class ThreadHandle {
  readonly #worker: Worker;
  inFlight = 0;
  #stopped: Promise<void>;
  #failed = false;

  constructor(options: ThreadOptions, listener: ThreadListener) {
    this.#worker = new Worker(new URL('./thread.ts', import.meta.url), { workerData: options });
    this.#worker.on('message', (message: FromThread) => this.#receive(message, listener));
    this.#worker.on('error', (error: Error) =>
      this.#fail({ code: 'internal', message: error.message }, listener),
    );
    this.#stopped = new Promise((resolve) => {
      this.#worker.once('exit', (code) => {
        if (code !== 0)
          this.#fail({ code: 'internal', message: `A writing thread ended with ${code}.` }, listener);
        resolve();
      });
    });
  }

  get full(): boolean {
    return this.inFlight >= windowBytes;
  }

  get failed(): boolean {
    return this.#failed;
  }

  send(message: ToThread): void {
    if (message.kind !== 'chunk') {
      this.#worker.postMessage(message);
      return;
    }
    this.inFlight += message.bytes.length;
    const bytes = ownBuffer(message.bytes);
    this.#worker.postMessage({ ...message, bytes }, [bytes.buffer]);
  }

  async stop(): Promise<void> {
    this.send({ kind: 'stop' });
    await this.#stopped;
  }

  /** Ends it wherever it is: a transaction under way is rolled back by the database. */
  async kill(): Promise<void> {
    this.#failed = true;
    await this.#worker.terminate();
  }

  #receive(message: FromThread, listener: ThreadListener): void {
    if (message.kind === 'credit') {
      this.inFlight -= message.bytes;
      listener.credit();
    } else if (message.kind === 'committed') {
      listener.committed(message.ticket, message.records);
    } else if (message.kind === 'result') {
      listener.result(message.result);
    } else if (message.kind === 'dropped') {
      listener.dropped(message.ticket);
    } else if (message.kind === 'sealed') {
      listener.sealed(message.seals);
    } else if (message.kind === 'failed') {
      this.#fail(message.fault, listener);
    }
  }

  #fail(fault: Fault, listener: ThreadListener): void {
    if (this.#failed) return;
    this.#failed = true;
    listener.failed(this, fault);
  }
}

/** Only a whole ArrayBuffer can change hands: a slice of a shared one is copied first. */
function ownBuffer(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const whole = bytes.byteLength === bytes.buffer.byteLength && bytes.buffer instanceof ArrayBuffer;
  return whole ? (bytes as Uint8Array<ArrayBuffer>) : new Uint8Array(bytes);
}
