import { parentPort, workerData } from 'node:worker_threads';
import pg from 'pg';
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

async function connect(): Promise<pg.Client> {
  if (client !== null) return client;
  const next = new pg.Client({ connectionString: options.url, application_name: 'spoor-ingest' });
  next.on('error', () => {
    if (client === next) client = null;
  });
  await next.connect();
  await prepareConnection(next);
  client = next;
  return next;
}

const thread = new IngestThread(new Writer(connect), options, tell);
const inbox: ToThread[] = [];
let working = false;

port.on('message', (message: ToThread) => {
  inbox.push(message);
  if (!working) void work();
});

async function work(): Promise<void> {
  working = true;
  try {
    for (;;) {
      const message = inbox.shift();
      if (message === undefined) {
        await thread.flush();
        // Messages that arrived meanwhile are handled before anything is called idle.
        if (inbox.length === 0) break;
      } else if (message.kind === 'stop') {
        await thread.flush();
        await client?.end();
        port?.close();
        return;
      } else {
        await thread.handle(message);
      }
    }
  } catch (error) {
    await client?.end().catch(() => undefined);
    log.error({ err: error }, 'a writing thread stopped');
    tell({ kind: 'failed', fault: faultOf(error) });
    port?.close();
    return;
  }
  working = false;
}

tell({ kind: 'ready' });
