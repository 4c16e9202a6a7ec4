import { LongDocument } from './long-document.ts';
import type { DocumentEnd, DocumentHead, FromThread, ThreadOptions, ToThread } from './messages.ts';
import { WriteBehind } from './write-behind.ts';
import { readWhole, type WholeDocument, writeWhole } from './write-whole.ts';
import type { Writer } from './writer.ts';

/**
 * Documents are held whole, hashed, and skipped when their bytes are known, up to this much at a
 * time. Below the reader's window (thread-handle.ts): a reader that waits for credit gets it.
 */
const heldBytes = 24 << 20;
/** Whole documents share a transaction up to these: enough to amortise it, little enough to hold. */
const groupBytes = 12 << 20;
const groupDocuments = 512;

interface Arriving {
  readonly head: DocumentHead;
  readonly chunks: Uint8Array[];
  bytes: number;
  long: LongDocument | null;
}

/** What one writing thread does with the messages it is sent. No queue and no thread in here. */
export class IngestThread {
  readonly #arriving = new Map<number, Arriving>();
  #ready: WholeDocument[] = [];
  #readyBytes = 0;
  /** Of documents that are not complete yet and not read as they come. */
  #arrivingBytes = 0;
  readonly #writer: Writer;
  readonly #writes = new WriteBehind();
  readonly #options: ThreadOptions;
  readonly #tell: (message: FromThread) => void;

  constructor(writer: Writer, options: ThreadOptions, tell: (message: FromThread) => void) {
    this.#writer = writer;
    this.#options = options;
    this.#tell = tell;
  }

  async handle(message: Exclude<ToThread, { kind: 'stop' | 'seal' }>): Promise<void> {
    if (message.kind === 'open') {
      const { head } = message;
      this.#arriving.set(head.ticket, { head, chunks: [], bytes: 0, long: null });
      if (head.resume !== null) await this.#goLong(head.ticket);
      return;
    }
    const arriving = this.#arriving.get(message.ticket);
    if (arriving === undefined) return;
    if (message.kind === 'drop') await this.#drop(arriving);
    else if (message.kind === 'chunk') await this.#chunk(arriving, message.bytes);
    else await this.#close(arriving, message.end);
  }

  /** Something is being written, beside what is read. */
  get writing(): boolean {
    return this.#writes.busy;
  }

  /** Resolves when all that was begun is committed and told. */
  settle(): Promise<void> {
    return this.#writes.settle();
  }

  /** Reads the whole documents that are ready, and begins to write them. Called when enough are, and when none is coming. */
  async flush(): Promise<void> {
    if (this.#ready.length === 0) return;
    const [ready, bytes] = [this.#ready, this.#readyBytes];
    this.#ready = [];
    this.#readyBytes = 0;
    const group = await readWhole(ready, this.#writer, this.#options);
    await this.#writes.begin(async () => {
      for (const result of await writeWhole(group, this.#writer, this.#options))
        this.#tell({ kind: 'result', result });
      this.#tell({ kind: 'credit', bytes });
    });
  }

  async #chunk(arriving: Arriving, bytes: Uint8Array): Promise<void> {
    arriving.bytes += bytes.length;
    if (arriving.long !== null) {
      await this.#pushLong(arriving.long, bytes);
      return;
    }
    arriving.chunks.push(bytes);
    this.#arrivingBytes += bytes.length;
    if (this.#arrivingBytes > heldBytes) await this.#goLong(arriving.head.ticket);
  }

  async #goLong(ticket: number): Promise<void> {
    const arriving = this.#arriving.get(ticket);
    if (arriving === undefined) return;
    await this.flush();
    const ids = await this.#writer.reserve(arriving.head.resume === null ? 1 : 0, []);
    arriving.long = new LongDocument(
      arriving.head,
      ids,
      { writer: this.#writer, writes: this.#writes },
      this.#options,
      (records) => this.#tell({ kind: 'committed', ticket, records }),
    );
    this.#arrivingBytes -= arriving.bytes;
    for (const held of arriving.chunks.splice(0)) await this.#pushLong(arriving.long, held);
  }

  async #pushLong(long: LongDocument, bytes: Uint8Array): Promise<void> {
    await long.push(bytes);
    this.#tell({ kind: 'credit', bytes: bytes.length });
  }

  async #drop(arriving: Arriving): Promise<void> {
    const { ticket } = arriving.head;
    this.#arriving.delete(ticket);
    // What is behind may hold some of it.
    if (arriving.long !== null) await this.#writes.settle();
    this.#tell({ kind: 'dropped', ticket });
    if (arriving.long !== null) return;
    this.#arrivingBytes -= arriving.bytes;
    this.#tell({ kind: 'credit', bytes: arriving.bytes });
  }

  async #close(arriving: Arriving, end: DocumentEnd): Promise<void> {
    this.#arriving.delete(arriving.head.ticket);
    if (arriving.long !== null) {
      await arriving.long.close(end, (result) => this.#tell({ kind: 'result', result }));
      return;
    }
    this.#arrivingBytes -= arriving.bytes;
    const { head, chunks } = arriving;
    this.#ready.push({ head, chunks, end });
    this.#readyBytes += arriving.bytes;
    if (this.#readyBytes >= groupBytes || this.#ready.length >= groupDocuments) await this.flush();
  }
}
