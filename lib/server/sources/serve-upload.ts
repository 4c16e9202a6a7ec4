import { join } from 'node:path';
import { getEnv } from '../env.ts';
import { getLog } from '../log.ts';
import { createUploadServer, type UploadServer, type UploadServerOptions } from './upload-server.ts';

const day = 24 * 60 * 60 * 1000;

let serverOnce: Promise<UploadServer> | undefined;

/**
 * Answers a request to /api/uploads with the spool of this process' data folder. The wiring of the
 * first request holds. What had arrived whole before a crash is handed over at the first request.
 */
export async function serveUpload(
  request: Request,
  wiring: Pick<UploadServerOptions, 'path' | 'statusOf' | 'onFinished'>,
): Promise<Response> {
  serverOnce ??= open(wiring);
  serverOnce.catch(() => {
    serverOnce = undefined;
  });
  return (await serverOnce).handle(request);
}

async function open(
  wiring: Pick<UploadServerOptions, 'path' | 'statusOf' | 'onFinished'>,
): Promise<UploadServer> {
  const { dataFolder, limits, minFreeBytes } = getEnv();
  const log = getLog('uploads');
  const server = await createUploadServer({
    ...wiring,
    spoolFolder: join(dataFolder, 'spool'),
    maxBytes: limits.uploadBytes,
    minFreeBytes,
    expiresAfterMs: 7 * day,
    onProblem: (error) => log.error({ err: error }, 'an upload failed'),
  });
  await server.recover();
  setInterval(() => void server.recover(), day / 24).unref();
  return server;
}
