import { randomUUID } from 'node:crypto';
import { Server, type Upload } from '@tus/server';
import { type ErrorCode, SpoorError, toErrorBody } from '#lib/core/errors.ts';
import { checkRoom, makeReady, openSpool, removeFile } from './spool.ts';
import { checkMetadata, isUploadId } from './upload-metadata.ts';
import { UploadStore } from './upload-store.ts';

export interface ArrivedUpload {
  readonly run: string;
  readonly name: string;
  /** See UploadMetadata. */
  readonly packed: boolean;
  /** Absolute path in the spool. Whoever is told owns the file and deletes it in the end. */
  readonly file: string;
  /** Bytes. */
  readonly size: number;
}

export interface UploadServerOptions {
  readonly spoolFolder: string;
  /** Where the route lives, e.g. /api/uploads. */
  readonly path: string;
  readonly maxBytes: number;
  /** Bytes that uploads leave free on the disk. */
  readonly minFreeBytes: number;
  /** After so long without a byte, a part is removed. */
  readonly expiresAfterMs: number;
  readonly statusOf: (code: ErrorCode) => number;
  /** May refuse by throwing SpoorError, before a byte is sent. */
  readonly onCreated?: (upload: { run: string; name: string; size: number }) => Promise<void>;
  /** Told at least once per upload; until it succeeds the client is not told that it is done. */
  readonly onFinished: (upload: ArrivedUpload) => Promise<void>;
  /** Hears of failures that are not the client's, for the log. */
  readonly onProblem?: (error: unknown) => void;
}

export interface UploadServer {
  /** Answers any request of the tus protocol 1.0, errors as our one error body. */
  handle(request: Request): Promise<Response>;
  /** Hands over what had arrived before a crash, and removes what has expired. Never throws. */
  recover(): Promise<void>;
}

/** A tus server over the spool (https://tus.io/protocols/resumable-upload). */
export async function createUploadServer(options: UploadServerOptions): Promise<UploadServer> {
  const spool = await openSpool(options.spoolFolder, options.minFreeBytes);
  const store = new UploadStore(spool, options.expiresAfterMs);
  const handing = new Map<string, Promise<void>>();

  /** Tells `onFinished` once at a time, whether from the last PATCH, a HEAD after it, or a restart. */
  function finish(upload: Upload): Promise<void> {
    const under = handing.get(upload.id) ?? handOver(upload).finally(() => handing.delete(upload.id));
    handing.set(upload.id, under);
    return under;
  }

  async function handOver(upload: Upload): Promise<void> {
    if (await store.isHandedOver(upload.id)) return;
    const { run, name, packed } = checkMetadata(upload.metadata);
    const file = await makeReady(spool, upload.id);
    await store.mark(upload.id, 'ready');
    try {
      await options.onFinished({ run, name, packed, file, size: upload.size ?? upload.offset });
    } catch (error) {
      // An import that is not there will not come back: the file would wait for ever.
      if (error instanceof SpoorError && error.code === 'not_found') {
        await store.remove(upload.id);
        await removeFile(file);
      }
      throw error;
    }
    await store.mark(upload.id, 'handedOver');
  }

  const server = new Server({
    path: options.path,
    datastore: store,
    maxSize: options.maxBytes,
    relativeLocation: true,
    disableTerminationForFinishedUploads: true,
    allowedOrigins: () => false,
    namingFunction: () => randomUUID(),
    getFileIdFromRequest: (_request, last) => (last !== undefined && isUploadId(last) ? last : undefined),
    async onUploadCreate(_request, upload) {
      const { run, name, packed } = checkMetadata(upload.metadata);
      const size = upload.size ?? 0;
      await checkRoom(spool, size);
      await options.onCreated?.({ run, name, size });
      return { metadata: { run, name, ...(packed ? { packed: 'yes' } : {}) } };
    },
    async onUploadFinish(_request, upload) {
      await finish(upload);
      return {};
    },
    onResponseError(_request, error) {
      const answer = toResponse(error, options);
      if (answer.status_code >= 500) problem(error);
      return answer;
    },
  });

  /** True where a request for an import of its own (`Spoor-Run`) meets an upload that went to another. */
  async function belongsElsewhere(request: Request): Promise<boolean> {
    const run = request.headers.get('Spoor-Run');
    if (run === null || (request.method !== 'HEAD' && request.method !== 'PATCH')) return false;
    const id = idOf(request.url);
    return isUploadId(id) && isUploadId(run) && !(await store.claim(id, run.toLowerCase()));
  }

  async function handle(request: Request): Promise<Response> {
    if (await belongsElsewhere(request)) {
      return new Response(null, { status: 404, headers: { 'Tus-Resumable': '1.0.0' } });
    }
    const response = await server.handleWeb(request);
    if (request.method === 'HEAD' && response.ok) {
      try {
        await finishIfWhole(response, request.url);
      } catch (error) {
        problem(error);
        const { status_code } = toResponse(error, options);
        return new Response(null, { status: status_code, headers: response.headers });
      }
    }
    if (response.status >= 400) response.headers.set('Content-Type', 'application/json');
    return response;
  }

  /** A client that lost the last answer asks by HEAD, and must not take "all here" for "handed over". */
  async function finishIfWhole(response: Response, url: string): Promise<void> {
    if (response.headers.get('Upload-Offset') !== response.headers.get('Upload-Length')) return;
    await finish(await store.getUpload(idOf(url)));
  }

  function problem(error: unknown): void {
    options.onProblem?.(error);
  }

  async function recover(): Promise<void> {
    try {
      for (const upload of await store.listFinished()) await finish(upload).catch(problem);
      await store.deleteExpired();
    } catch (error) {
      problem(error);
    }
  }

  return { handle, recover };
}

function idOf(url: string): string {
  return new URL(url).pathname.split('/').findLast((part) => part !== '') ?? '';
}

const codes: Record<number, ErrorCode> = {
  404: 'not_found',
  409: 'conflict',
  410: 'not_found',
  413: 'too_large',
  500: 'internal',
};

function toResponse(
  error: unknown,
  options: Pick<UploadServerOptions, 'statusOf' | 'maxBytes'>,
): { status_code: number; body: string } {
  if (error instanceof SpoorError) {
    return { status_code: options.statusOf(error.code), body: JSON.stringify(toErrorBody(error)) };
  }
  const { status_code = 500, body = '' } = error as { status_code?: number; body?: string };
  const code = codes[status_code] ?? (status_code < 500 ? 'bad_request' : 'internal');
  const message = code === 'internal' ? 'The upload could not be written.' : body.trim();
  const remedy =
    code === 'too_large'
      ? `One upload may have ${options.maxBytes} bytes: raise SPOOR_MAX_UPLOAD_BYTES, or import it with npm run import.`
      : undefined;
  return { status_code, body: JSON.stringify({ error: { code, message, remedy } }) };
}
