import type { DroppedFile } from './collect-dropped-files.ts';
import { SpeedMeter, secondsLeft } from './speed-meter.ts';
import { isActive, sumUploads, type UploadItem, type UploadSnapshot } from './upload-snapshot.ts';
import { chunkBytes, type OpenTransfer, openTusTransfer, type Transfer } from './upload-transfer.ts';

export interface UploadQueueOptions {
  /** tus endpoint. */
  readonly endpoint: string;
  /** Files under way at the same time. */
  readonly parallel: number;
  readonly openTransfer?: OpenTransfer;
  /** Milliseconds of any clock that only moves on. */
  readonly now?: () => number;
  /** Tells by an 'online' event that lost connections are worth another try. */
  readonly network?: EventTarget;
}

/** Files on their way to the server, as a store for `useSyncExternalStore`. */
export interface UploadQueue {
  /** Answers the ids of the new items, in order. */
  add(runId: string, files: readonly DroppedFile[]): string[];
  getSnapshot(): UploadSnapshot;
  subscribe(listener: () => void): () => void;
  pause(id: string): void;
  /** Goes on with a paused item, or tries a failed one again. */
  resume(id: string): void;
  /** Stops, and lets the server forget what it has of it. */
  cancel(id: string): void;
  /** Takes what is done or cancelled off the list. */
  clear(): void;
}

interface Entry {
  item: UploadItem;
  dropped: DroppedFile;
  transfer: Transfer | null;
  /** How far it is by what the transfer said last. */
  reached: number;
  readonly meter: SpeedMeter;
}

/** Changes are shown at most so often: thousands of small files finish in a second. */
const showMs = 150;

export function createUploadQueue(options: UploadQueueOptions): UploadQueue {
  const { endpoint, parallel, openTransfer = openTusTransfer, now = () => performance.now() } = options;
  const entries = new Map<string, Entry>();
  const listeners = new Set<() => void>();
  const meter = new SpeedMeter();
  let waiting: Entry[] = [];
  let running = 0;
  let moved = 0;
  let lastId = 0;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let snapshot: UploadSnapshot = { items: [], totals: sumUploads([], null) };

  const network = options.network ?? (typeof window === 'undefined' ? undefined : window);
  network?.addEventListener('online', () => {
    for (const { item } of entries.values()) {
      if (item.state === 'failed' && item.error?.code === 'unavailable') resume(item.id);
    }
  });

  function show(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const items = Array.from(entries.values(), (entry) => entry.item);
    snapshot = { items, totals: sumUploads(items, meter.bytesPerSecond(now())) };
    for (const listener of listeners) listener();
  }

  function showSoon(): void {
    timer ??= setTimeout(show, showMs);
  }

  function change(entry: Entry, changes: Partial<UploadItem>): void {
    entry.item = { ...entry.item, ...changes };
    showSoon();
  }

  /** Leaves `sending` or `retrying` for a state that needs no connection, and lets the next one in. */
  function settle(entry: Entry, changes: Partial<UploadItem>): void {
    const held = holdsPlace(entry);
    change(entry, { bytesPerSecond: null, secondsLeft: null, ...changes });
    if (held) running -= 1;
    startNext();
  }

  function startNext(): void {
    while (running < parallel) {
      const entry = waiting.shift();
      if (entry === undefined) return;
      if (entry.item.state !== 'waiting') continue;
      running += 1;
      entry.meter.reset();
      change(entry, { state: 'sending', error: null });
      entry.transfer ??= open(entry);
      entry.transfer.start();
    }
  }

  function open(entry: Entry): Transfer {
    return openTransfer(entry.dropped, entry.item.runId, endpoint, {
      progress(sent) {
        if (!holdsPlace(entry)) return;
        const at = now();
        moved += Math.max(0, sent - entry.reached);
        entry.reached = sent;
        meter.add(moved, at);
        entry.meter.add(sent, at);
        const bytesPerSecond = entry.meter.bytesPerSecond(at);
        change(entry, {
          state: 'sending',
          error: null,
          sent: withoutStepBack(entry.item.sent, sent),
          bytesPerSecond,
          secondsLeft: secondsLeft(entry.item.size - sent, bytesPerSecond),
        });
      },
      retrying(error) {
        if (!holdsPlace(entry)) return;
        entry.meter.reset();
        change(entry, { state: 'retrying', error, bytesPerSecond: null, secondsLeft: null });
      },
      done() {
        if (!holdsPlace(entry)) return;
        entry.transfer = null;
        settle(entry, { state: 'done', sent: entry.item.size, error: null });
      },
      failed(error) {
        if (holdsPlace(entry)) settle(entry, { state: 'failed', error });
      },
    });
  }

  function resume(id: string): void {
    const entry = entries.get(id);
    if (entry === undefined || (entry.item.state !== 'paused' && entry.item.state !== 'failed')) return;
    change(entry, { state: 'waiting', error: null });
    waiting = [entry, ...waiting];
    startNext();
    show();
  }

  return {
    add(runId, files) {
      const added = files.map((dropped): Entry => {
        lastId += 1;
        const item: UploadItem = {
          id: String(lastId),
          runId,
          name: dropped.path,
          files: dropped.packs ?? 1,
          size: dropped.file.size,
          sent: 0,
          state: 'waiting',
          bytesPerSecond: null,
          secondsLeft: null,
          error: null,
        };
        return { item, dropped, transfer: null, reached: 0, meter: new SpeedMeter() };
      });
      for (const entry of added) entries.set(entry.item.id, entry);
      waiting = waiting.concat(added);
      startNext();
      show();
      return added.map((entry) => entry.item.id);
    },
    getSnapshot: () => snapshot,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    pause(id) {
      const entry = entries.get(id);
      if (entry === undefined || !isActive(entry.item.state)) return;
      void entry.transfer?.stop();
      settle(entry, { state: 'paused' });
      show();
    },
    resume,
    cancel(id) {
      const entry = entries.get(id);
      if (entry === undefined || entry.item.state === 'done' || entry.item.state === 'cancelled') return;
      void entry.transfer?.remove();
      entry.transfer = null;
      settle(entry, { state: 'cancelled', error: null });
      show();
    },
    clear() {
      for (const [id, { item }] of entries) {
        if (item.state === 'done' || item.state === 'cancelled') entries.delete(id);
      }
      show();
    },
  };
}

/**
 * What was on the wire when a connection ended is sent again: the bar waits there. Where the server
 * has forgotten more than one request, it goes back.
 */
function withoutStepBack(shown: number, sent: number): number {
  return shown - sent <= chunkBytes ? Math.max(shown, sent) : sent;
}

function holdsPlace(entry: Entry): boolean {
  return entry.item.state === 'sending' || entry.item.state === 'retrying';
}
