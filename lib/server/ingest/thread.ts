import { parentPort, workerData } from 'node:worker_threads';
import pg from 'pg';
import { SpoorError } from '#lib/core/errors.ts';
import { getLog } from '../log.ts';
import { prepareAdding, prepareWriting } from '../store/prepare-connection.ts';
import { IngestThread } from './ingest-thread.ts';
import type { FromThread, ThreadOptions, ToThread } from './messages.ts';
import { faultOf } from './transient.ts';
import { type Connections, Writer } from './writer.ts';

/** Entry of a writing thread: its connections, messages worked off in their order. */
const port = parentPort;
if (port === null) throw new Error('thread.ts runs as a worker thread only.');
const options = workerData as ThreadOptions;
const log = getLog('ingest');
const tell = (message: FromThread) => port.postMessage(message);

const clients: pg.Client[] = [];
let connections: Promise<Connections> | null = null;
let lost = false;
let failed = false;

async function connect(): Promise<Connections> {
  if (lost) throw new SpoorError('unavailable', 'A connection of a writing thread was lost.');
  connections ??= open();
  return connections;
}

async function open(): Promise<Connections> {
  const [writing, adding, asking] = [await openOne(), await openOne(), await openOne()];
  await prepareWriting(writing);
  await prepareAdding(adding);
  return { writing, adding, asking };
}

async function openOne(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: options.url, application_name: 'spoor-ingest' });
  clients.push(client);
  client.on('error', (error) => {
    lost = true;
    // Between two verbs nobody else would hear of it; those under way fail by themselves.
    if (!working) void fail(error);
  });
  await client.connect();
  return client;
}

async function disconnect(): Promise<void> {
  await Promise.all(clients.map((client) => client.end().catch(() => undefined)));
}

const writer = new Writer(connect, options.disk);
const thread = new IngestThread(writer, options, tell);
const inbox: Exclude<ToThread, { kind: 'seal' }>[] = [];
let seals: number[] = [];
/** Documents of which nothing more is wanted, while there is more of them in the inbox. */
const unwanted = new Set<number>();
let working = false;
let wake: () => void = () => undefined;

port.on('message', (message: ToThread) => {
  if (message.kind === 'seal') seals.push(message.seal);
  else inbox.push(message);
  if (message.kind === 'drop') unwanted.add(message.ticket);
  wake();
  if (!working) void work();
});

function nextMessage(): Promise<void> {
  return new Promise((resolve) => {
    wake = resolve;
  });
}

async function work(): Promise<void> {
  working = true;
  try {
    for (;;) {
      const message = inbox.shift();
      if (message === undefined) {
        // What is ready waits for the write before it, and what comes in the meantime goes with it.
        const waits = thread.writing;
        if (waits) await Promise.race([thread.settle(), nextMessage()]);
        else await thread.flush();
        await seal();
        // Messages that arrived meanwhile are handled before anything is called idle.
        if (!waits && !thread.writing && inbox.length + seals.length === 0) break;
      } else if (message.kind === 'stop') {
        await thread.flush();
        await thread.settle();
        await disconnect();
        port?.close();
        return;
      } else {
        if (!passedOver(message)) await thread.handle(message);
        await seal();
      }
    }
  } catch (error) {
    await fail(error);
    return;
  }
  working = false;
}

/** Of a document that is to be dropped, what comes before the message that says so. */
function passedOver(message: ToThread): boolean {
  if (message.kind === 'drop') unwanted.delete(message.ticket);
  if ((message.kind !== 'chunk' && message.kind !== 'close') || !unwanted.has(message.ticket)) return false;
  if (message.kind === 'chunk') tell({ kind: 'credit', bytes: message.bytes.length });
  return true;
}

/** One flush for all that wait for it. They are asked for when their results are out: nothing is held back. */
async function seal(): Promise<void> {
  if (seals.length === 0) return;
  const due = seals;
  seals = [];
  await writer.seal();
  tell({ kind: 'sealed', seals: due });
}

/** Once, whatever else fails with it. Told last: whoever tries again finds nothing of it under way. */
async function fail(error: unknown): Promise<void> {
  if (failed) return;
  failed = true;
  log.error({ err: error }, 'a writing thread stopped');
  await thread.settle().catch(() => undefined);
  await disconnect();
  tell({ kind: 'failed', fault: faultOf(error) });
  port?.close();
}

tell({ kind: 'ready' });
