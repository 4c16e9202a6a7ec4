import { parentPort, workerData } from 'node:worker_threads';
import pg from 'pg';
import { SpoorError } from '#lib/core/errors.ts';
import { getLog } from '../log.ts';
import { prepareConnection } from '../store/prepare-connection.ts';
import { IngestThread } from './ingest-thread.ts';
import type { FromThread, ThreadOptions, ToThread } from './messages.ts';
import { faultOf } from './transient.ts';
import { Writer } from './writer.ts';

/** Entry of a writing thread: one connection, messages worked off in their order. */
const port = parentPort;
if (port === null) throw new Error('thread.ts runs as a worker thread only.');
const options = workerData as ThreadOptions;
const log = getLog('ingest');
const tell = (message: FromThread) => port.postMessage(message);

let client: pg.Client | null = null;
let lost = false;

async function connect(): Promise<pg.Client> {
  if (lost) throw new SpoorError('unavailable', 'The connection of a writing thread was lost.');
  if (client !== null) return client;
  const next = new pg.Client({ connectionString: options.url, application_name: 'spoor-ingest' });
  next.on('error', (error) => {
    lost = true;
    // Between two verbs nobody else would hear of it; those under way fail by themselves.
    if (!working) fail(error);
  });
  await next.connect();
  await prepareConnection(next);
  client = next;
  return next;
}

const writer = new Writer(connect, options.disk);
const thread = new IngestThread(writer, options, tell);
const inbox: Exclude<ToThread, { kind: 'seal' }>[] = [];
let seals: number[] = [];
/** Documents of which nothing more is wanted, while there is more of them in the inbox. */
const unwanted = new Set<number>();
let working = false;

port.on('message', (message: ToThread) => {
  if (message.kind === 'seal') seals.push(message.seal);
  else inbox.push(message);
  if (message.kind === 'drop') unwanted.add(message.ticket);
  if (!working) void work();
});

async function work(): Promise<void> {
  working = true;
  try {
    for (;;) {
      const message = inbox.shift();
      if (message === undefined) {
        await thread.flush();
        await seal();
        // Messages that arrived meanwhile are handled before anything is called idle.
        if (inbox.length + seals.length === 0) break;
      } else if (message.kind === 'stop') {
        await thread.flush();
        await client?.end();
        port?.close();
        return;
      } else {
        if (!passedOver(message)) await thread.handle(message);
        await seal();
      }
    }
  } catch (error) {
    await client?.end().catch(() => undefined);
    fail(error);
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

function fail(error: unknown): void {
  log.error({ err: error }, 'a writing thread stopped');
  tell({ kind: 'failed', fault: faultOf(error) });
  port?.close();
}

tell({ kind: 'ready' });
