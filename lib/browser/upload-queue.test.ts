import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createUploadQueue } from './upload-queue.ts';
import type { OpenTransfer, TransferEvents } from './upload-transfer.ts';

interface Opened {
  name: string;
  calls: string[];
  events: TransferEvents;
}

const run = '0190a5d0-0000-7000-8000-000000000001';
const lost = { code: 'unavailable', message: 'The connection to Spoor was lost.' } as const;
let opened: Opened[];
let clock: number;

beforeEach(() => {
  vi.useFakeTimers();
  opened = [];
  clock = 0;
});
afterEach(() => vi.useRealTimers());

const openTransfer: OpenTransfer = (dropped, _run, _endpoint, events) => {
  const calls: string[] = [];
  opened.push({ name: dropped.path, calls, events });
  const note = (call: string) => async () => void calls.push(call);
  return { start: note('start'), stop: note('stop'), remove: note('remove') };
};

function files(...names: string[]) {
  return names.map((name) => ({ path: name, file: new File(['0123456789'], name) }));
}

function open(parallel = 2, network = new EventTarget()) {
  return createUploadQueue({ endpoint: '/api/uploads', parallel, openTransfer, now: () => clock, network });
}

function states(queue: ReturnType<typeof open>) {
  vi.runAllTimers();
  return queue.getSnapshot().items.map((item) => item.state);
}

function at(index: number): Opened {
  const found = opened[index];
  if (found === undefined) throw new Error(`no transfer ${index} was opened`);
  return found;
}

describe('the upload queue', () => {
  it('sends as many files at once as it may, in order', () => {
    const queue = open();
    queue.add(run, files('a', 'b', 'c'));
    expect(states(queue)).toEqual(['sending', 'sending', 'waiting']);
    at(0).events.done();
    expect(states(queue)).toEqual(['done', 'sending', 'sending']);
    expect(opened.map(({ name }) => name)).toEqual(['a', 'b', 'c']);
  });

  it('counts the files that were dropped, not the packs that they are sent in', () => {
    const queue = open(1);
    queue.add(run, [...files('a'), ...files('many.tar').map((file) => ({ ...file, packs: 120 }))]);
    at(0).events.done();
    vi.runAllTimers();
    expect(queue.getSnapshot().totals).toMatchObject({ files: 121, done: 1, active: 120 });
  });

  it('gives the place of a paused file to the next, and goes on with it when there is room', () => {
    const queue = open(1);
    const [a = ''] = queue.add(run, files('a', 'b'));
    queue.pause(a);
    expect(states(queue)).toEqual(['paused', 'sending']);
    expect(at(0).calls).toEqual(['start', 'stop']);
    queue.resume(a);
    expect(states(queue)).toEqual(['waiting', 'sending']);
    at(1).events.done();
    expect(states(queue)).toEqual(['sending', 'done']);
    expect(at(0).calls).toEqual(['start', 'stop', 'start']);
  });

  it('lets the server forget a cancelled file, and never opens one cancelled while it waited', () => {
    const queue = open(1);
    const [a = '', b = ''] = queue.add(run, files('a', 'b', 'c'));
    queue.cancel(b);
    queue.cancel(a);
    expect(states(queue)).toEqual(['cancelled', 'cancelled', 'sending']);
    expect(at(0).calls).toEqual(['start', 'remove']);
    expect(opened.map(({ name }) => name)).toEqual(['a', 'c']);
  });

  it('shows progress, speed and time left per file and in sum', () => {
    const queue = open();
    queue.add(run, files('a', 'b'));
    at(0).events.progress(0);
    clock = 1000;
    at(0).events.progress(4);
    vi.runAllTimers();
    const { items, totals } = queue.getSnapshot();
    expect(items[0]).toMatchObject({ sent: 4, size: 10, bytesPerSecond: 4, secondsLeft: 1.5 });
    expect(totals).toMatchObject({ size: 20, sent: 4, bytesPerSecond: 4, secondsLeft: 4, active: 2 });
  });

  it('does not step back for what was on the wire, but for what the server has forgotten', () => {
    const queue = open();
    const MiB = 1024 * 1024;
    queue.add(run, files('a'));
    const shownAfter = (sent: number) => {
      at(0).events.progress(sent);
      vi.runAllTimers();
      return queue.getSnapshot().items[0]?.sent;
    };
    expect(shownAfter(50 * MiB)).toBe(50 * MiB);
    at(0).events.retrying(lost);
    expect(shownAfter(32 * MiB)).toBe(50 * MiB);
    expect(shownAfter(51 * MiB)).toBe(51 * MiB);
    expect(shownAfter(0)).toBe(0);
  });

  it('says that it tries again, and forgets it with the next byte', () => {
    const queue = open();
    queue.add(run, files('a'));
    at(0).events.retrying(lost);
    expect(states(queue)).toEqual(['retrying']);
    expect(queue.getSnapshot().items[0]?.error).toEqual(lost);
    at(0).events.progress(3);
    expect(states(queue)).toEqual(['sending']);
    expect(queue.getSnapshot().items[0]?.error).toBeNull();
  });

  it('takes up lost connections when the network is back, and nothing else', () => {
    const network = new EventTarget();
    const queue = open(2, network);
    queue.add(run, files('a', 'b'));
    at(0).events.failed(lost);
    at(1).events.failed({ code: 'not_found', message: 'No such import.' });
    expect(states(queue)).toEqual(['failed', 'failed']);
    network.dispatchEvent(new Event('online'));
    expect(states(queue)).toEqual(['sending', 'failed']);
    expect(opened).toHaveLength(2);
  });

  it('hears nothing more of a file that was paused or cancelled', () => {
    const queue = open();
    const [a = '', b = ''] = queue.add(run, files('a', 'b'));
    queue.pause(a);
    queue.cancel(b);
    at(0).events.progress(9);
    at(0).events.done();
    at(1).events.failed(lost);
    expect(states(queue)).toEqual(['paused', 'cancelled']);
    expect(queue.getSnapshot().items[0]?.sent).toBe(0);
  });

  it('keeps its snapshot until something changes, and the items that did not', () => {
    const queue = open();
    queue.add(run, files('a', 'b'));
    vi.runAllTimers();
    const before = queue.getSnapshot();
    expect(queue.getSnapshot()).toBe(before);
    at(0).events.progress(1);
    expect(queue.getSnapshot()).toBe(before);
    vi.runAllTimers();
    expect(queue.getSnapshot()).not.toBe(before);
    expect(queue.getSnapshot().items[1]).toBe(before.items[1]);
  });

  it('tells its listeners once for many changes, and stops when asked to', () => {
    const queue = open();
    const listener = vi.fn();
    const stop = queue.subscribe(listener);
    queue.add(run, files('a'));
    vi.runAllTimers();
    listener.mockClear();
    for (let sent = 1; sent < 10; sent += 1) at(0).events.progress(sent);
    vi.runAllTimers();
    expect(listener).toHaveBeenCalledTimes(1);
    stop();
    at(0).events.done();
    vi.runAllTimers();
    expect(listener).toHaveBeenCalledTimes(1);
  });

  it('takes what is done off the list, and leaves what is not', () => {
    const queue = open();
    queue.add(run, files('a', 'b'));
    at(0).events.done();
    queue.clear();
    expect(queue.getSnapshot().items.map((item) => item.name)).toEqual(['b']);
    expect(queue.getSnapshot().totals.done).toBe(0);
  });
});
