import { createHash } from 'node:crypto';
import { SpoorError } from '#lib/core/errors.ts';
import type { ArchiveItem } from '../archive/archive-item.ts';
import type { Fault, FileResult, ResumePoint, ThreadOptions } from './messages.ts';
import { makeHeapsRoomy } from './roomy-heaps.ts';
import { ThreadHandle, type ThreadListener } from './thread-handle.ts';

export interface IngestSourceRequest {
  readonly sourceId: string;
  readonly items: AsyncIterable<ArchiveItem>;
  /** Ordinals that an earlier run finished, and those it was in the middle of. */
  readonly done: ReadonlySet<number>;
  readonly resume: ReadonlyMap<number, ResumePoint>;
  /** Ordinals to read once more: the row that goes when its successor is written. */
  readonly replace?: ReadonlyMap<number, number>;
  /** The ordinal of a document by its position and path; the position where it is not given. */
  readonly ordinalAt?: (position: number, path: string) => number;
  readonly signal?: AbortSignal | undefined;
  readonly onResult?: (result: FileResult) => void;
  readonly onCommitted?: (records: number) => void;
}

interface Waiting {
  readonly request: IngestSourceRequest;
  /** Documents that are neither written nor dropped, and who has them. */
  readonly tickets: Map<number, ThreadHandle>;
  /** Threads that hold, or have committed, documents of it. */
  readonly threads: Set<ThreadHandle>;
  /** Nothing more is coming: the last result settles it. */
  readDone: boolean;
  lost: boolean;
  readonly settle: () => void;
  readonly fail: (error: Error) => void;
}

/**
 * Reads documents in this thread, one after the other, and hands each to the writing thread that
 * is least busy; waits where all are full. Several sources may be under way at once.
 */
export class IngestPool {
  readonly #options: ThreadOptions;
  readonly #size: number;
  #threads: ThreadHandle[] = [];
  readonly #sources = new Map<number, Waiting>();
  readonly #waiting = new Set<Waiting>();
  readonly #seals = new Map<number, () => void>();
  #nextTicket = 1;
  #wake: (() => void)[] = [];

  constructor(size: number, options: ThreadOptions) {
    this.#size = size;
    this.#options = options;
    makeHeapsRoomy();
  }

  /**
   * Resolves when every document of the source is committed and on the disk; rejects with
   * SpoorError when it cannot go on. `unavailable`: what was committed may be gone, ask the rows.
   */
  async ingest(request: IngestSourceRequest): Promise<void> {
    const failed = Promise.withResolvers<never>();
    // Rejections are awaited below, wherever they strike.
    failed.promise.catch(() => undefined);
    const settled = Promise.withResolvers<void>();
    const waiting: Waiting = {
      request,
      tickets: new Map(),
      threads: new Set(),
      readDone: false,
      lost: false,
      fail: failed.reject,
      settle: settled.resolve,
    };
    this.#waiting.add(waiting);
    const read = this.#read(waiting, failed.promise);
    try {
      await Promise.race([read, failed.promise]);
      waiting.readDone = true;
      if (waiting.tickets.size > 0) await Promise.race([settled.promise, failed.promise]);
      await Promise.race([this.#seal(waiting.threads), failed.promise]);
    } catch (error) {
      // What is being written comes to its end; whoever hears of ours finds nothing under way.
      waiting.readDone = true;
      for (const [ticket, thread] of waiting.tickets) thread.send({ kind: 'drop', ticket });
      if (!waiting.lost && waiting.tickets.size > 0)
        await Promise.race([settled.promise, failed.promise]).catch(() => undefined);
      throw error;
    } finally {
      waiting.lost = true;
      this.#waiting.delete(waiting);
      // Whoever tries again must not meet the first reader at the same file.
      await read.catch(() => undefined);
    }
  }

  async close(): Promise<void> {
    const threads = this.#threads;
    this.#threads = [];
    await Promise.all(threads.map((thread) => thread.stop()));
  }

  async kill(): Promise<void> {
    const threads = this.#threads;
    this.#threads = [];
    await Promise.all(threads.map((thread) => thread.kill()));
  }

  async #read(waiting: Waiting, failed: Promise<never>): Promise<void> {
    const { request } = waiting;
    let position = -1;
    for await (const item of request.items) {
      request.signal?.throwIfAborted();
      position += 1;
      const path = item.kind === 'document' ? item.document.path : item.path;
      const ordinal = request.ordinalAt?.(position, path) ?? position;
      if (request.done.has(ordinal)) continue;
      const thread = await Promise.race([this.#leastBusy(), failed]);
      if (waiting.lost) return;
      await this.#send(waiting, thread, ordinal, item, failed);
    }
  }

  async #send(
    waiting: Waiting,
    thread: ThreadHandle,
    ordinal: number,
    item: ArchiveItem,
    failed: Promise<never>,
  ): Promise<void> {
    const ticket = this.#nextTicket;
    this.#nextTicket += 1;
    this.#sources.set(ticket, waiting);
    waiting.tickets.set(ticket, thread);
    waiting.threads.add(thread);
    const { sourceId, resume, replace, signal } = waiting.request;
    const path = item.kind === 'document' ? item.document.path : item.path;
    thread.send({
      kind: 'open',
      head: {
        ticket,
        sourceId,
        ordinal,
        path,
        resume: resume.get(ordinal) ?? null,
        replaces: replace?.get(ordinal) ?? null,
      },
    });
    if (item.kind !== 'document') {
      const { code, message, remedy } = item;
      thread.send({
        kind: 'close',
        ticket,
        end: {
          sha256: null,
          fault: { code, message, remedy },
          skipped: item.kind === 'skipped',
          unopened: item.bytes,
        },
      });
      return;
    }
    let fault: Fault | null = null;
    const digest = createHash('sha256');
    const drop = () => thread.send({ kind: 'drop', ticket });
    try {
      for await (const bytes of item.document.chunks) {
        signal?.throwIfAborted();
        if (waiting.lost) return drop();
        // Here, as the writing threads are what an import waits for.
        digest.update(bytes);
        thread.send({ kind: 'chunk', ticket, bytes });
        while (thread.full && !thread.failed) await Promise.race([this.#credit(), failed]);
      }
    } catch (error) {
      if (!(error instanceof SpoorError)) {
        drop();
        throw error;
      }
      fault = { code: error.code, message: error.message, remedy: error.remedy };
    }
    const sha256 = digest.digest();
    thread.send({ kind: 'close', ticket, end: { sha256, fault, skipped: false, unopened: null } });
  }

  async #leastBusy(): Promise<ThreadHandle> {
    for (;;) {
      const free = this.#threads.filter((thread) => !thread.full).sort((a, b) => a.inFlight - b.inFlight)[0];
      if (free !== undefined && (free.inFlight === 0 || this.#threads.length >= this.#size)) return free;
      if (this.#threads.length < this.#size) return this.#start();
      if (free !== undefined) return free;
      await this.#credit();
    }
  }

  #start(): ThreadHandle {
    const listener: ThreadListener = {
      credit: () => this.#wakeAll(),
      committed: (ticket, records) => this.#sources.get(ticket)?.request.onCommitted?.(records),
      result: (result) => this.#finish(result.ticket, result),
      dropped: (ticket) => this.#finish(ticket, null),
      sealed: (seals) => this.#sealed(seals),
      failed: (thread, fault) => this.#lose(thread, fault),
    };
    const thread = new ThreadHandle(this.#options, listener);
    this.#threads.push(thread);
    return thread;
  }

  /** `result`: null where the document was dropped. */
  #finish(ticket: number, result: FileResult | null): void {
    const waiting = this.#sources.get(ticket);
    this.#sources.delete(ticket);
    if (waiting === undefined) return;
    waiting.tickets.delete(ticket);
    if (result !== null) waiting.request.onResult?.(result);
    if (waiting.readDone && waiting.tickets.size === 0) waiting.settle();
  }

  /** Asks each thread to make sure of what it has committed, and waits for all. */
  async #seal(threads: ReadonlySet<ThreadHandle>): Promise<void> {
    await Promise.all(
      [...threads].map(
        (thread) =>
          new Promise<void>((resolve) => {
            const seal = this.#nextTicket;
            this.#nextTicket += 1;
            this.#seals.set(seal, resolve);
            thread.send({ kind: 'seal', seal });
          }),
      ),
    );
  }

  #sealed(seals: readonly number[]): void {
    for (const seal of seals) {
      this.#seals.get(seal)?.();
      this.#seals.delete(seal);
    }
  }

  /**
   * A thread that failed takes along the sources that it wrote for, even those whose documents it
   * had finished: they were not sealed. The next source gets a new thread.
   */
  #lose(thread: ThreadHandle, fault: Fault): void {
    this.#threads = this.#threads.filter((candidate) => candidate !== thread);
    const error = new SpoorError(
      fault.code,
      fault.message,
      fault.remedy === undefined ? {} : { remedy: fault.remedy },
    );
    for (const waiting of this.#waiting) {
      if (!waiting.threads.has(thread)) continue;
      waiting.lost = true;
      for (const ticket of waiting.tickets.keys()) this.#sources.delete(ticket);
      waiting.fail(error);
    }
    this.#wakeAll();
  }

  #credit(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake.push(resolve);
    });
  }

  #wakeAll(): void {
    for (const resolve of this.#wake.splice(0)) resolve();
  }
}
